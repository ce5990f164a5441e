import { beforeAll, describe, expect, it } from 'vitest';
import { join } from 'node:path';
import { assessInventory } from '../../src/assess/assessment.ts';
import { brief } from '../../src/brief/index.ts';
import { loadChecks } from '../../checks/index.ts';
import { FACTS } from '../../src/facts/index.ts';
import { readInventories } from '../../src/inventory/read.ts';
import { packageRoot } from '../../src/lib/package-root.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import { PROVIDER_TRAITS } from '../../src/providers/index.ts';
import { selectChecks } from '../../src/run/select-checks.ts';
import { toMarkdown } from '../../src/render/formats/markdown.ts';
import { summarize } from '../../src/render/formats/summary.ts';

let of: (selection: Parameters<typeof selectChecks>[0]) => Promise<Assessment>;

beforeAll(async () => {
  const inventory = await readInventories([join(packageRoot(), 'examples', 'noonsale', 'inventory.ndjson')]);
  const allChecks = await loadChecks();
  of = async selection =>
    assessInventory(inventory, {
      checks: await selectChecks(selection),
      allChecks,
      facts: FACTS,
      traits: PROVIDER_TRAITS,
      now: '2026-11-22T12:00:00.000Z',
      version: '0',
      client: { name: 'Noonsale Ltd', tlp: 'TLP:AMBER+STRICT' },
    });
});

describe('a run of some checks', () => {
  it('has no overall grade, and none for a question of which only a part ran', async () => {
    const part = await of({ checks: ['publicly-shared-backup', 'public-bucket'] });
    expect(part.selection).toMatchObject({ checks: 2 });
    expect(part.score.overall).toMatchObject({ grade: 'not-assessed', proven: 0, possible: 100 });
    expect(part.score.questions.perimeter.grade).toBe('not-assessed');
    expect(part.coverage.confidence).toBeLessThan(10);
  });

  it('grades a question that is whole, and says what was left out', async () => {
    const [part, whole] = [await of({ questions: ['data-centre'] }), await of({})];
    expect(whole.selection).toBeUndefined();
    expect(part.score.questions['data-centre']).toEqual(whole.score.questions['data-centre']);
    expect(part.selection?.questions).toHaveLength(12);
    expect(part.coverage.confidence).toBeLessThan(whole.coverage.confidence);
  });

  it('says so on every page and in the terminal, and prints no score', async () => {
    const part = await of({ questions: ['data-centre'] });
    const { checks, all } = part.selection!;
    const said = `only ${String(checks)} of ${String(all)} checks`;
    const briefing = brief(part);
    expect(briefing.footer).toContain(said);
    expect(briefing.bottomLine.overall).toContain(said);
    expect(briefing.posture.overall).toContain(said);
    expect(briefing.bottomLine.unseen).toContain(`${String(all - checks)} of ${String(all)} checks did not run.`);
    expect(summarize(briefing, part, { colour: false, files: [] })).toContain(said);
    expect(toMarkdown(briefing, part)).toContain(said);
    // A question of which all checks ran keeps its score.
    const { standing: _questions, ...page } = briefing.bottomLine;
    const texts = JSON.stringify([page, briefing.posture.overall, briefing.summary]);
    expect(texts).not.toMatch(/\d+ of 100/);
  });

  it('counts the questions that it asks a decision about, and never says that none needs one where it graded none', async () => {
    const { bottomLine } = brief(await of({ checks: ['no-isolated-backup', 'public-bucket'] }));
    expect(bottomLine.decisions.length).toBeGreaterThan(0);
    expect(bottomLine.standingTitle).toMatch(/ questions? needs? a decision now$/);
    expect(bottomLine.standingTitle).not.toMatch(/^No /);
    expect(bottomLine.standing[0]).toMatchObject({ title: 'Now', rows: [{ grade: { slug: 'not-assessed' } }] });
    const quiet = brief({ ...(await of({ checks: ['public-bucket'] })), risks: [], actions: [] });
    expect(quiet.bottomLine.standingTitle).toBe('No question has a score, because only some checks ran');
  });

  it('is an error if nothing is selected', async () => {
    await expect(selectChecks({ checks: ['public-bucket'], questions: ['surge'] })).rejects.toThrow(
      'No check is selected',
    );
    await expect(selectChecks({ checks: [] })).rejects.toThrow('No check is selected');
  });
});
