/**
 * A message written in one piece. nodemailer's own way leads each part through four streams and two pipelines, which is
 * half of what an email costs before it reaches the network, and is there for attachments that do not fit into memory.
 * Ours have none: headers and encodings are nodemailer's still, only the streams between them are not
 * (docs/decisions/0016-mail-in-one-piece.md).
 */
import { Readable } from 'node:stream';
import type { MailMessage } from 'nodemailer';
import * as base64 from 'nodemailer/lib/base64';
import type MimeNode from 'nodemailer/lib/mime-node';
import * as qp from 'nodemailer/lib/qp';

/** For `transport.use('stream', …)`, before all others: what they find is a stream of the written message. */
export function inOnePiece(mail: MailMessage, done: () => void): void {
  const { message } = mail;
  const streamed = message.createReadStream.bind(message);
  message.createReadStream = (options) => {
    const whole = wholeMessage(message);
    return whole === undefined ? streamed(options) : streamOf(whole);
  };
  done();
}

/**
 * To the byte what `node.build()` makes, but for a soft break before blanks that end a part. Undefined when a part is not
 * text in memory.
 */
export function wholeMessage(node: MimeNode): Buffer | undefined {
  const written = partOf(node);
  if (written === undefined) return undefined;
  return Buffer.from(
    written.endsWith('\n') ? written : `${written}${written.endsWith('\r') ? '\n' : '\r\n'}`,
  );
}

function partOf(node: MimeNode): string | undefined {
  const { content } = node;
  if (content !== undefined && typeof content !== 'string') return undefined;
  // First: they settle how the rest is encoded and what stands between its parts.
  const head = `${node.buildHeaders()}\r\n\r\n${encoded(node, content ?? '')}`;
  if (!node.multipart) return head;
  const children = node.childNodes.map(partOf);
  if (children.includes(undefined)) return undefined;
  return `${head}${children.map((child, index) => `${index > 0 ? '\r\n' : ''}--${node.boundary}\r\n${child}`).join('')}\r\n--${node.boundary}--\r\n`;
}

function encoded(node: MimeNode, content: string): string {
  switch (node.getTransferEncoding()) {
    case 'quoted-printable':
      return qp.wrap(qp.encode(content));
    case 'base64':
      return base64.wrap(base64.encode(content));
    default:
      return content;
  }
}

/** What a stream of nodemailer holds before it waits for the connection. */
const SLICE = 16 * 1024;

/**
 * Nothing is read before it is asked for: nodemailer tells by that whether a message may have been seen. And it ends only
 * when the connection took what came before: until then it is known that the final dot was not written.
 */
function streamOf(whole: Buffer): Readable {
  let at = 0;
  return new Readable({
    highWaterMark: SLICE,
    read() {
      this.push(at < whole.length ? whole.subarray(at, (at += SLICE)) : null);
    },
  });
}
