/** Reading what a provider answered, which may be anything. */
export function field(json: unknown, key: string): unknown {
  return typeof json === 'object' && json !== null ? Reflect.get(json, key) : undefined;
}

export function textField(json: unknown, key: string): string | undefined {
  const value = field(json, key);
  return typeof value === 'string' ? value : undefined;
}
