/** The zones to choose from: all that this browser knows, with the reader's own among them whatever it is called. */
export function timeZones(own: string): readonly string[] {
  return [...new Set([own, ...Intl.supportedValuesOf('timeZone')])].toSorted();
}
