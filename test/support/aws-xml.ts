/** A list with custom element names: `named('DBInstance', […])`. */
export interface NamedList {
  readonly element: string;
  readonly of: readonly Xml[];
}

/** A flattened list as in S3, without a wrapper element: `flat([…])` repeats the key. */
export interface FlatList {
  readonly repeat: readonly Xml[];
}

export type Xml =
  | string
  | number
  | boolean
  | Date
  | readonly Xml[]
  | NamedList
  | FlatList
  | { readonly [key: string]: Xml | undefined };

export const named = (element: string, of: readonly Xml[]): NamedList => ({ element, of });
export const flat = (of: readonly Xml[]): FlatList => ({ repeat: of });

/** Serializes an object as the content of an XML element; arrays become lists of `item` or `member` elements. */
export function toXml(value: Xml, item: string): string {
  if (Array.isArray(value)) return value.map(entry => `<${item}>${toXml(entry as Xml, item)}</${item}>`).join('');
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== 'object')
    return String(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  if (hasErrorName(value))
    return value.of.map(entry => `<${value.element}>${toXml(entry, item)}</${value.element}>`).join('');
  return Object.entries(value as Record<string, Xml | undefined>)
    .filter((entry): entry is [string, Xml] => entry[1] !== undefined)
    .map(([key, inner]) =>
      isFlat(inner)
        ? inner.repeat.map(entry => `<${key}>${toXml(entry, item)}</${key}>`).join('')
        : `<${key}>${toXml(inner, item)}</${key}>`,
    )
    .join('');
}

const hasErrorName = (value: object): value is NamedList => 'element' in value && 'of' in value;
const isFlat = (value: Xml): value is FlatList => typeof value === 'object' && 'repeat' in value;
