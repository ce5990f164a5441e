/** The same value with every text in it replaced, by the key that it stands under; the keys stay. */
export function mapTexts<T>(value: T, replace: (text: string, key: string) => string, key = ''): T {
  if (typeof value === 'string') return replace(value, key) as T;
  if (Array.isArray(value)) return value.map((one: unknown) => mapTexts(one, replace, key)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([under, one]: [string, unknown]) => [under, mapTexts(one, replace, under)]),
  ) as T;
}
