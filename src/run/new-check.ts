import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CloudbriefError } from '../model/errors.ts';
import type { Kind } from '../model/kinds.ts';
import type { Question } from '../model/question.ts';
import { writeError } from './write-error.ts';

export interface NewCheck {
  readonly id: string;
  readonly question: Question;
  readonly kind: Kind;
  /** Folder of the extension. */
  readonly folder: string;
}

/** What `checks new` wrote, and what is left to do by hand. */
export interface Scaffold {
  readonly written: readonly string[];
  /** Lines to add to an index that is already there. */
  readonly addToIndex: readonly string[];
}

const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)+$/;

/**
 * Writes a check, its test and its page, and in a new folder the index and `package.json` of an extension. Throws `CB_USAGE`
 * for a name that is not in kebab case, and where a file exists.
 */
export function scaffoldCheck(check: NewCheck): Scaffold {
  const { id, folder } = check;
  if (!KEBAB.test(id) || id.length > 60)
    throw new CloudbriefError('CB_USAGE', `"${id}" is no id of a check.`, 'Name the bad state in kebab case, in at most 60 characters: bucket-without-owner.'); // prettier-ignore
  const files = new Map([
    [`${id}.ts`, checkText(check)],
    [`${id}.test.ts`, testText(check)],
    [`${id}.md`, pageText(check)],
  ]);
  for (const name of files.keys())
    if (existsSync(join(folder, name)))
      throw new CloudbriefError('CB_USAGE', `${join(folder, name)} exists.`, 'Choose another id, or another folder with --dir.'); // prettier-ignore
  const index = join(folder, 'index.ts');
  const isNew = !existsSync(index);
  if (isNew) files.set('index.ts', indexText(id));
  if (!existsSync(join(folder, 'package.json'))) files.set('package.json', MANIFEST);
  for (const [name, text] of files) write(folder, name, text);
  const camel = camelCase(id);
  const isListed = !isNew && readFileSync(index, 'utf8').includes(`./${id}.ts`);
  return {
    written: [...files.keys()].map(name => join(folder, name)),
    addToIndex: isNew || isListed ? [] : [`import ${camel} from './${id}.ts';`, `checks: [${camel}],`],
  };
}

function write(folder: string, name: string, text: string): void {
  const path = join(folder, name);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, text, { flag: 'wx' });
  } catch (error) {
    throw writeError(path, error);
  }
}

const MANIFEST = `${JSON.stringify({ name: 'our-checks', private: true, type: 'module' }, null, 2)}\n`;

const camelCase = (id: string): string => id.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

const indexText = (id: string): string => `import { defineExtension } from 'cloudbrief/plugin';
import ${camelCase(id)} from './${id}.ts';

export default defineExtension({ name: 'our-checks', checks: [${camelCase(id)}] });
`;

const checkText = ({ id, question, kind }: NewCheck): string => `import { defineCheck } from 'cloudbrief/check';

export default defineCheck({
  id: '${id}',
  name: 'One line for engineers: what is wrong when it fails',
  question: '${question}',
  resource: '${kind}',
  // Facets and facts that it reads; one that could not be read makes the result unknown.
  needs: ['infrastructureAsCode'],
  severity: 'medium',
  weight: 3, // 1 minor, 3 useful, 5 important, 10 decisive
  title: 'What is true when it passes',
  failTitle: 'What the list of failures is called',
  risk: 'Why it matters to the business, in one sentence.',
  messages: { missing: 'What is wrong with {name}, in one sentence.' },
  remedy: { effort: 'S', action: 'Say what to do in one sentence.' },
  evaluate: (resource, judge) => (resource.infrastructureAsCode === null ? judge.fail('missing') : judge.pass()),
});
`;

const testText = ({ id }: Pick<NewCheck, 'id'>): string => `import { describe, it } from 'node:test';
import { createCheckTester } from 'cloudbrief/testing';
import check from './${id}.ts';

// Each need unread, hostile names and complete texts are tested besides these cases.
createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'made by code', given: { infrastructureAsCode: { tool: 'terraform', evidence: 'tag' } } }],
  broken: [{ name: 'made by hand', given: { infrastructureAsCode: null }, message: 'missing' }],
});
`;

const pageText = ({ id, question, kind }: NewCheck): string => `# ${id}

Judges each ${kind}; question: ${question}.

Why it matters, where the rule comes from, and how to remedy a failure.
`;
