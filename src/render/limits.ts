/** What a finished message may measure, and what its content must hold before there is one. */
import type { SequenceContent } from '#domain/campaign/sequence';
import type { RenderedMessage } from '#engine/ports/channel';
import type { TemplateFault } from '#engine/ports/render';

/** RFC 5322 §2.1.1: characters of a line, here of the whole subject. */
const SUBJECT_MAX = 998;
/** Twilio: `Body`, at most 1,600 characters. */
const SMS_MAX = 1_600;
/** Lob: HTML of one side or letter, under 10,000 characters. */
const MAIL_HTML_MAX = 9_999;
/** Characters of one email part. Gmail clips at 102 KB; several times that is a mistake. */
const EMAIL_PART_MAX = 400_000;

export type Measured = { readonly path: string; readonly text: string; readonly max: number };

export function measured(message: RenderedMessage): Measured[] {
  switch (message.channel) {
    case 'email':
      return [
        { path: 'subject', text: message.subject, max: SUBJECT_MAX },
        ...(message.html === null ? [] : [{ path: 'html', text: message.html, max: EMAIL_PART_MAX }]),
        { path: 'text', text: message.text, max: EMAIL_PART_MAX },
      ];
    case 'sms':
      return [{ path: 'body', text: message.body, max: SMS_MAX }];
    case 'direct_mail':
      return (['front', 'back', 'html'] as const).flatMap((path) => {
        const text = message[path];
        return text === null ? [] : [{ path, text, max: MAIL_HTML_MAX }];
      });
  }
}

/** What is wrong with the measure of a finished part, as a sentence. */
export function measureFault({ text, max }: Measured): string | undefined {
  if (text.trim() === '') return 'is empty';
  if (text.length > max) return `is ${text.length} characters long; at most ${max} are allowed`;
  return undefined;
}

/** Content that cannot become a message, whatever the record. */
export function missingContent(content: SequenceContent): TemplateFault[] {
  switch (content.channel) {
    case 'email': {
      const faults = needed('subject', content.subject, 'an email needs a subject');
      const empty = blank(content.html) && blank(content.text);
      return empty ? [...faults, { path: 'html', message: 'an email needs html or text' }] : faults;
    }
    case 'sms':
      return needed('body', content.body, 'a text message needs a body');
    case 'direct_mail':
      if (content.format === 'letter') {
        return [
          ...needed('html', content.html, 'a letter needs html'),
          ...refused('front', content.front, 'a letter has no front; its pages are in html'),
          ...refused('back', content.back, 'a letter has no back; its pages are in html'),
        ];
      }
      return [
        ...needed('front', content.front, 'a postcard needs a front'),
        ...needed('back', content.back, 'a postcard needs a back'),
        ...refused('html', content.html, 'a postcard has no html; its sides are front and back'),
      ];
  }
}

const blank = (text: string | undefined): boolean => text === undefined || text.trim() === '';

function needed(path: string, text: string | undefined, message: string): TemplateFault[] {
  return blank(text) ? [{ path, message }] : [];
}

function refused(path: string, text: string | undefined, message: string): TemplateFault[] {
  return blank(text) ? [] : [{ path, message }];
}
