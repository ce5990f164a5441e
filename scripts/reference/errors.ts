import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { ERROR_CODES, type ErrorCode } from '../../src/model/errors.ts';
import { compareText } from '../../src/lib/text.ts';
import { page, table } from '../markdown.ts';
import type { Generated, Sources } from './sources.ts';

/** When it happens; the messages and what to do come from the sources. */
const MEANINGS: Readonly<Record<ErrorCode, string>> = {
  CB_USAGE: 'An option, an argument or a combination of them is wrong.',
  CB_CONFIG: 'The configuration, the answers or the exceptions cannot be read, or say something that is not allowed.',
  CB_CREDENTIALS: 'There are no credentials, or the provider refuses them.',
  CB_NOTHING_READ: 'Accounts were found, but nothing of them could be read: a briefing would be empty.',
  CB_INVENTORY: 'A saved inventory or a Terraform plan cannot be read.',
  CB_ASSESSMENT: 'A saved assessment cannot be read, or two cannot be compared.',
  CB_WRITE: 'A file could not be written. Those that could be are written.',
  CB_BROWSER: 'No browser could be started, or it could not print.',
  CB_INTERRUPTED:
    'The run was interrupted. The exit code is 130 where that happened before it began, or again while it was stopping.',
  CB_UNKNOWN_CHECK: 'There is no check or question of this name.',
  CB_UNKNOWN_REGION: 'There is no region of this name, or the account has not enabled it.',
  CB_GUARD: 'A call was stopped that is not declared, or that does not only read. This is a fault of a collector.',
  CB_NODE: 'Node.js is too old.',
  CB_PLUGIN: 'An extension cannot be loaded, or collides with another.',
  CB_STORE: 'The history cannot be opened, read or written.',
};

/** One page with every error code, its messages, and what to do about each. */
export function errorPage({ root }: Pick<Sources, 'root'>): Generated {
  const said = Map.groupBy(messagesOf(root), ({ code }) => code);
  const content = page(
    '# Error codes',
    'For engineers: every error begins with its code, as `cloudbrief: [CB_CONFIG] …`, and says what to do. The exit code is 2 unless stated. What stands in angle brackets is filled in.',
    ...ERROR_CODES.flatMap(code => {
      const rows = (said.get(code) ?? []).map(({ message, hint }) => [message, hint]);
      return [`## ${code}`, MEANINGS[code], rows.length === 0 ? '' : table(['message', 'what to do'], rows)];
    }),
  );
  return { path: join(root, 'docs', 'reference', 'errors.md'), content };
}

interface Said {
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint: string;
}

/** Messages and hints that are written where the error is thrown, each once. */
function messagesOf(root: string): Said[] {
  const found = new Map<string, Said>();
  for (const path of globSync('src/**/*.ts', { cwd: root }).sort()) {
    const text = readFileSync(join(root, path), 'utf8');
    if (!text.includes('new CloudbriefError(')) continue;
    const visit = (node: ts.Node): void => {
      const said = ts.isNewExpression(node) && node.expression.getText() === 'CloudbriefError' ? saidBy(node) : undefined; // prettier-ignore
      if (said !== undefined && isSentence(said.message)) found.set(JSON.stringify(said), said);
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
  }
  return [...found.values()].sort((a, b) => compareText(a.message, b.message));
}

/** Says something besides what is filled in. */
const isSentence = (message: string): boolean =>
  (message.replaceAll(/`[^`]*`/g, '').match(/[a-z]{2,}/gi) ?? []).length > 1;

function saidBy({ arguments: given }: ts.NewExpression): Said | undefined {
  const [code, ...texts] = given ?? [];
  const known = ERROR_CODES.find(one => code !== undefined && ts.isStringLiteral(code) && one === code.text);
  const [message, hint] = texts.map(textOf);
  return known === undefined || message === undefined || hint === undefined
    ? undefined
    : { code: known, message, hint };
}

/** A text as it is written, with `<name>` for what is filled in; undefined for what is only known when it runs. */
function textOf(node: ts.Expression): string | undefined {
  if (ts.isStringLiteralLike(node)) return escaped(node.text);
  if (!ts.isTemplateExpression(node)) return undefined;
  const spans = node.templateSpans.map(({ expression, literal }) => `\`<${placeholder(expression)}>\`${escaped(literal.text)}`);
  return escaped(node.head.text) + spans.join('');
} // prettier-ignore

/** The last word of an expression that names something: `path` of `relative(root, path)` is not known, of `file.path` it is. */
const placeholder = (expression: ts.Expression): string => {
  if (ts.isIdentifier(expression)) return expression.text;
  if (ts.isPropertyAccessExpression(expression)) return expression.name.text;
  const [only, more] = ts.isCallExpression(expression) ? expression.arguments : [];
  return only === undefined || more !== undefined ? '…' : placeholder(only);
};

/** Characters that Markdown would take for its own. */
const escaped = (text: string): string => text.replaceAll(/[<*_`]/g, '\\$&');
