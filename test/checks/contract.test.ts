import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { CHECK_LOADERS, loadChecks } from '../../checks/index.ts';
import { generateChecks } from '../../scripts/generate-checks.ts';
import { loadReaders } from '../../src/providers/index.ts';
import { FACTS } from '../../src/facts/index.ts';
import type { Check } from '../../src/model/check.ts';
import { FACETS, type FacetName } from '../../src/model/facets.ts';
import type { Kind } from '../../src/model/kinds.ts';
import { practices } from '../../src/model/practice.ts';
import { QUESTION_SLUGS } from '../../src/model/question.ts';

const root = join(import.meta.dirname, '..', '..');
const readers = await loadReaders();
let checks: Check[];
beforeAll(async () => {
  checks = await loadChecks();
});

const kindsOf = (check: Check): readonly Kind[] =>
  typeof check.resource === 'string' ? [check.resource] : check.resource;
async function filesIn(folder: string, pattern: string): Promise<string[]> {
  const files: string[] = [];
  for await (const file of glob(pattern, { cwd: join(root, folder) })) files.push(file.replaceAll('\\', '/'));
  return files.sort();
}

describe('the checks', () => {
  it('are called as their files and folders are, and the index has them all', async () => {
    const files = await filesIn('checks', '*/*.ts');
    expect(checks.map(check => `${check.question}/${check.id}.ts`).sort()).toEqual(files);
    expect(Object.keys(CHECK_LOADERS)).toEqual(checks.map(check => check.id));
  });

  it('have each a test of its own', async () => {
    const tested = await filesIn('test/checks', '*/*.test.ts');
    expect(tested).toEqual(checks.map(check => `${check.question}/${check.id}.test.ts`).sort());
  });

  it('have names that nobody else has or had', () => {
    const names = checks.flatMap(check => [check.id, ...(check.aliases ?? [])]);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('leave none of the thirteen questions without an answer', () => {
    expect(QUESTION_SLUGS.filter(slug => !checks.some(check => check.question === slug))).toEqual([]);
  });

  it('cap the questions that the risk model caps, and no other', () => {
    const capped = new Set(checks.filter(check => check.caps === true).map(check => check.question));
    expect([...capped].sort()).toEqual(['data-centre', 'offsite-copies', 'perimeter', 'records', 'recovery']);
  });

  it('judge answers by a topic that is asked for that question, each by one check', () => {
    const answered = checks.filter(check => kindsOf(check).includes('practice'));
    for (const check of answered)
      expect(practices, check.id).toContainEqual(
        expect.objectContaining({ topic: check.topic, question: check.question }),
      );
    expect(new Set(answered.map(check => check.topic)).size).toBe(answered.length);
    expect(checks.filter(check => check.topic !== undefined)).toEqual(answered);
  });

  it('name controls that exist, and that belong to their question', async () => {
    const frameworks = JSON.parse(await readFile(join(root, 'data', 'frameworks.json'), 'utf8')) as Record<
      string,
      { controls: Record<string, string[]> }
    >;
    const unknown = checks.flatMap(check =>
      Object.entries(check.controls ?? {}).flatMap(([framework, ids]) =>
        ids
          .filter(id => frameworks[framework]?.controls[check.question]?.includes(id) !== true)
          .map(id => `${check.id}: ${framework} ${id}`),
      ),
    );
    expect(unknown).toEqual([]);
  });

  it('are numbered by sources that are named, and other versions of a benchmark by their own ids', async () => {
    const frameworks = JSON.parse(await readFile(join(root, 'data', 'frameworks.json'), 'utf8')) as Record<
      string,
      {
        controls: Record<string, string[]>;
        verified: { source: string; except?: string[] };
        numbered?: { like: string; ids: Record<string, string> };
      }
    >;
    for (const [key, { controls, verified, numbered }] of Object.entries(frameworks)) {
      expect(verified.source, key).toMatch(/^https:\/\//);
      expect(Object.values(controls).flat(), key).toEqual(expect.arrayContaining(verified.except ?? []));
      if (numbered === undefined) continue;
      expect(
        checks.filter(check => check.controls?.[key] !== undefined),
        key,
      ).toEqual([]);
      const carried = checks.flatMap(check => check.controls?.[numbered.like] ?? []);
      expect(carried, key).toEqual(expect.arrayContaining(Object.keys(numbered.ids)));
    }
  });

  it('take parameters that have defaults and say what they mean', () => {
    for (const { id, params } of checks) {
      if (params === undefined) continue;
      expect(params.safeParse({}).success, id).toBe(true);
      expect(params.safeParse({ nonsense: 1 }).success, id).toBe(false);
    }
  });
});

describe('what the checks need', () => {
  /** Not read by anything yet, each for a reason that the briefing tells as "not assessed". */
  const NOT_COLLECTED: readonly string[] = [
    // A bucket does not tell its size: that too is a metric.
    'bucket.size',
    // The simulation fills these.
    'workload.recoveryTimes',
    'workload.recoveryPoints',
  ];
  const filled = new Set<string>(
    readers
      .flatMap(({ collectors }) => collectors)
      .flatMap(({ fills }) =>
        Object.entries(fills).flatMap(([kind, facets]) => (facets ?? []).map(facet => `${kind}.${facet}`)),
      ),
  );

  it('is a facet that some collector fills for that kind, or a fact about that kind', () => {
    for (const check of checks) {
      for (const kind of kindsOf(check)) {
        const missing = check.needs.filter(need =>
          (FACETS as readonly string[]).includes(need)
            ? kind !== 'practice' && !filled.has(`${kind}.${need}`) && !NOT_COLLECTED.includes(`${kind}.${need}`)
            : !FACTS.some(fact => fact.name === need && fact.on.includes(kind)),
        );
        expect(missing, `${check.id} of ${kind}`).toEqual([]);
      }
    }
  });

  it('follows from facets that some collector fills', () => {
    const needed = FACTS.flatMap(fact =>
      (Object.entries(fact.needs) as [Kind, readonly FacetName[]][]).flatMap(([kind, facets]) =>
        facets.map(facet => `${kind}.${facet}`),
      ),
    );
    expect(
      [...new Set(needed)].filter(
        need => !filled.has(need) && !need.startsWith('practice.') && !NOT_COLLECTED.includes(need),
      ),
    ).toEqual([]);
  });

  it('does not excuse what a collector fills by now', () => {
    expect(NOT_COLLECTED.filter(need => filled.has(need))).toEqual([]);
  });
});

describe('the generated files', () => {
  it('are what `npm run generate` writes', async () => {
    for (const { path, content } of await generateChecks(root)) {
      expect(await readFile(path, 'utf8').catch(() => ''), path.slice(root.length + 1)).toBe(content);
    }
  });

  it('have no page of a check that is gone', async () => {
    const pages = (await filesIn('docs/checks', '*.md')).filter(page => page !== 'README.md');
    expect(pages).toEqual(checks.map(check => `${check.id}.md`).sort());
  });
});
