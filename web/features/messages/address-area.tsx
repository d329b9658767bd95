/** Where the printer puts the address and the barcode on the back of a postcard: what lies there is covered. */
import type { MailFormat } from '#domain/touch/channel';
import type { OutboxMessage } from '../../api/types.ts';
import classes from './address-area.module.css';

type Party = Extract<OutboxMessage, { readonly channel: 'direct_mail' }>['to'];

/** Inches of the trimmed card: the card's width and height, and how wide the area is (Lob's postcard specification). */
const CARDS: Readonly<Partial<Record<MailFormat, readonly [width: number, height: number, area: number]>>> = {
  postcard_4x6: [6, 4, 3.2835],
  postcard_6x9: [9, 6, 4],
  postcard_6x11: [11, 6, 4],
};
const AREA_HEIGHT = 2.375;
const FROM_RIGHT = 0.15;
const FROM_BELOW = 0.125;

const part = (of: number, whole: number): string => `${(100 * of) / whole}%`;

export function AddressArea({ format, to }: { readonly format: MailFormat; readonly to: Party }) {
  const card = CARDS[format];
  if (card === undefined) return null;
  const [width, height, area] = card;
  return (
    // Who it goes to is said above the sides.
    <div
      aria-hidden="true"
      className={classes.area}
      style={{
        right: part(FROM_RIGHT, width),
        bottom: part(FROM_BELOW, height),
        width: part(area, width),
        height: part(AREA_HEIGHT, height),
      }}
    >
      <span>{to.name}</span>
      <span>{[to.line1, to.line2].filter((line) => line).join(' ')}</span>
      <span>{`${to.city} ${to.state} ${to.postalCode}`}</span>
    </div>
  );
}
