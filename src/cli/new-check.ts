import { isAbsolute } from 'node:path';
import { quoteShellArgument } from '../lib/shell.ts';
import { closestMatch } from '../lib/text.ts';
import { CloudbriefError } from '../model/errors.ts';
import { KINDS, type Kind } from '../model/kinds.ts';
import { questionNamed } from '../run/question-named.ts';
import { scaffoldCheck } from '../run/new-check.ts';
import { readMetadata } from './check-metadata.ts';
import { print } from './terminal.ts';

export interface NewCheckFlags {
  readonly question: string;
  readonly kind: string;
  readonly dir: string;
}

/** `checks new`: writes the start of a check, and says how to go on. */
export async function newCheck(id: string, { question, kind, dir }: NewCheckFlags): Promise<void> {
  assertFree(id);
  const { written, addToIndex } = scaffoldCheck({ id, question: questionNamed(question), kind: kindNamed(kind), folder: dir }); // prettier-ignore
  const folder = folderArgument(dir);
  const index =
    addToIndex.length === 0 ? [] : ['', `Add it to ${dir}/index.ts:`, ...addToIndex.map(line => `  ${line}`)];
  const next = [
    '',
    `Test it:  node --test ${folder}/*.test.ts`,
    `Run it:   cloudbrief demo --plugin ${folder} --checks ${id}`,
  ];
  await print(`${[...written, ...index, ...next].join('\n')}\n`);
}

/** As a command takes it: quoted, and with the `./` without which `--plugin` takes a name for a package. */
const folderArgument = (dir: string): string =>
  quoteShellArgument(isAbsolute(dir) || /^\.{1,2}([/\\]|$)/.test(dir) ? dir : `./${dir}`);

/** A check of a name that is taken could never run. */
function assertFree(id: string): void {
  const owner = readMetadata().find(one => one.id === id || one.aliases?.includes(id) === true);
  if (owner === undefined) return;
  const what = owner.id === id ? 'a built-in check' : `another name of the built-in check ${owner.id}`;
  throw new CloudbriefError('CB_USAGE', `"${id}" is ${what}.`, 'Choose another id.');
}

function kindNamed(name: string): Kind {
  const kind = KINDS.find(one => one === name);
  if (kind !== undefined) return kind;
  const meant = closestMatch(name, KINDS);
  throw new CloudbriefError('CB_USAGE', `There is no kind "${name}".`, `${meant === undefined ? '' : `Did you mean ${meant}? `}The kinds are ${KINDS.join(', ')}.`); // prettier-ignore
}
