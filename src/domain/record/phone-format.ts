/** Shows an E.164 number the way people write it. No metadata: safe for the browser. */
const NANP = /^\+1(\d{3})(\d{3})(\d{4})$/;

/** `+15125550100` → `(512) 555-0100`; numbers outside +1 stay in E.164. */
export function formatPhone(number: string): string {
  const match = NANP.exec(number);
  return match ? `(${match[1]}) ${match[2]}-${match[3]}` : number;
}
