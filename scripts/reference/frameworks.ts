import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentedKey } from '../../src/run/framework-named.ts';
import { controlCarriers } from '../../src/render/formats/control-coverage.ts';
import { code, page, table } from '../markdown.ts';
import type { Generated, Sources } from './sources.ts';

interface Framework {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly verified: { readonly source: string };
}

/** A page for each control framework: which checks speak to which control. */
export function frameworkPages({ root, checks }: Sources): Generated[] {
  const folder = join(root, 'docs', 'reference', 'frameworks');
  const all = JSON.parse(readFileSync(join(root, 'data', 'frameworks.json'), 'utf8')) as Record<string, Framework>;
  const frameworks = Object.entries(all).map(([key, framework]) => ({
    id: documentedKey(key),
    framework,
    carriers: controlCarriers(key, checks),
  }));
  const rows = frameworks.map(({ id, framework: { name }, carriers }) => {
    const spoken = [...carriers.values()].filter(ids => ids.length > 0).length;
    return [`[${name}](${id}.md)`, code(id), `${String(spoken)} of ${String(carriers.size)}`];
  });
  return [
    {
      path: join(folder, 'README.md'),
      content: page(
        '# Control frameworks',
        'For auditors and risk managers: the frameworks of `--framework`, and to how many of the controls that bear on the thirteen questions the checks speak. A check speaks to a control: it does not meet the whole of it.',
        table(['framework', '`--framework`', 'controls'], rows),
      ),
    },
    ...frameworks.map(({ id, framework, carriers }) => ({
      path: join(folder, `${id}.md`),
      content: frameworkPage(id, framework, carriers),
    })),
  ];
}

function frameworkPage(
  id: string,
  { name, aliases = [], verified }: Framework,
  carriers: ReadonlyMap<string, readonly string[]>,
): string {
  const link = (check: string): string => `[${check}](../../checks/${check}.md)`;
  const spoken = [...carriers].filter(([, ids]) => ids.length > 0);
  const silent = [...carriers].filter(([, ids]) => ids.length === 0).map(([control]) => code(control));
  const also = aliases.length === 0 ? '' : ` Also ${aliases.map(documentedKey).map(code).join(', ')}.`;
  return page(
    `# ${name}`,
    `For auditors and risk managers: which checks speak to which control. \`cloudbrief assess --framework ${id}\` runs these checks only, and the evidence says what became of each control.${also}`,
    'A check speaks to a control: it does not meet the whole of it. Controls that bear on none of the thirteen questions are not listed; the texts of the framework belong to its publisher.',
    table(['control', 'checks'], spoken.map(([control, ids]) => [code(control), ids.map(link).join(', ')])),
    silent.length === 0 ? '' : `No check speaks to ${silent.join(', ')}.`,
    `The numbering was compared with <${verified.source}>.`,
  ); // prettier-ignore
}
