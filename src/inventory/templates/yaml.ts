import { isAlias, isMap, isScalar, isSeq, parseDocument, type Node } from 'yaml';

/** Short forms of intrinsic functions without `Fn::`. */
const BARE = new Set(['Ref', 'Condition']);
const DEEPEST = 200;

/**
 * A template in YAML as JSON would have it: `!Sub` is `Fn::Sub`. Aliases, which CloudFormation does not have, stand for nothing. Throws
 * what the parser says of a file that is not YAML.
 */
export function templateFromYaml(text: string): unknown {
  const document = parseDocument(text, { schema: 'core', logLevel: 'silent', uniqueKeys: false });
  const [error] = document.errors;
  if (error !== undefined) throw error;
  return plain(document.contents, 0);
}

function plain(node: unknown, depth: number): unknown {
  if (node === null || depth > DEEPEST || isAlias(node)) return undefined;
  const given = untagged(node, depth);
  const tag = (node as Node & { readonly tag?: string }).tag;
  const name = tag !== undefined && /^![A-Za-z]/.test(tag) ? tag.slice(1) : undefined;
  return name === undefined ? given : { [BARE.has(name) ? name : `Fn::${name}`]: given };
}

function untagged(node: unknown, depth: number): unknown {
  if (isSeq(node)) return node.items.map(one => plain(one, depth + 1));
  if (isMap(node))
    return Object.fromEntries(
      node.items.map(({ key, value }) => [String(isScalar(key) ? key.value : key), plain(value, depth + 1)]),
    );
  return isScalar(node) ? node.value : undefined;
}
