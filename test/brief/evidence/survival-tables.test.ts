import { expect, it } from 'vitest';
import { survivalTables } from '../../../src/brief/evidence/survival-tables.ts';
import { missedTargetsText } from '../../../src/brief/pages/survival/missed-targets.ts';
import { translatorFor } from '../../../src/brief/language/translator.ts';
import { workloadsOf } from '../../../src/assess/workloads.ts';
import type { EssentialAnswer } from '../../../src/model/essential.ts';
import { LANGUAGES, type Language } from '../../../src/model/language.ts';
import { createInventoryIndex } from '../../../src/facts/inventory-index.ts';
import { groupWorkloads } from '../../../src/facts/workloads/grouping.ts';
import { PROVIDER_TRAITS } from '../../../src/providers/index.ts';
import { createFigures } from '../../../src/risk/survival/figures.ts';
import { SURVIVAL_FIGURES, survivalFigures } from '../../../src/risk/survival/parameters.ts';
import { noonsale } from '../../support/assessment.ts';
import { database, PITR, simulatedOn } from '../../support/survival.ts';
import { testInventory } from '../../support/world.ts';

const RULE = { name: 'shop', match: { kind: 'database' as const }, criticality: 'crown-jewel' as const, targets: { any: { rtoHours: 0.02 } } }; // prettier-ignore
const words = translatorFor('en');

function assessed(rules = [RULE], store = database()) {
  const inventory = testInventory({ resources: [store] });
  const index = createInventoryIndex(inventory, PROVIDER_TRAITS);
  const { survival, figures } = simulatedOn(inventory, rules, 'data:', survivalFigures({ detect: { value: 3, range: [1, 9], source: 'on-call' } })); // prettier-ignore
  const workloads = workloadsOf(groupWorkloads(index, rules), index, []);
  return noonsale({ workloads, survival: [...survival], survivalFigures: [...figures] });
}

it('has each target against the simulation, with what decides, and the figures that were used', () => {
  const tables = survivalTables(words, assessed());
  const row = tables?.targets?.rows.find(cells => cells[1] === 'data-corrupted');
  expect(row?.slice(0, 3)).toEqual(['shop', 'data-corrupted', 'RTO 1 min']);
  expect(row?.slice(4)).toEqual(['missed', 'database orders']);
  const ids = tables?.figures.rows.map(([id]) => id) ?? [];
  expect(ids).toContain('assemble');
  // Not asked for where only data is corrupted.
  expect(ids).not.toContain('return.provider');
  const own = tables?.figures.rows.find(([id]) => id === 'detect');
  expect(own?.slice(1, 5)).toEqual(['3 (1–9)', 'hours', 'own', 'on-call']);
  const given = SURVIVAL_FIGURES.find(({ id }) => id === 'detect');
  expect(own?.[5]).toBe(`${given?.value} (${given?.range.join('–')}), ${given?.source}`);
});

it('answers the seven questions of each service, in every language', () => {
  const essentials: EssentialAnswer[] = [
    { question: 'server-lost', answer: 'hours', text: '', evidence: [], hours: { best: 0.5, worst: 3 }, dataLoss: { best: 0, worst: 0 } },
    { question: 'backed-up', answer: 'partly', text: '', evidence: [] },
    { question: 'restore-time', answer: 'unknown', text: '', evidence: [], hours: { best: 6, worst: null }, dataLoss: { best: 1, worst: null } },
    { question: 'network-lost', answer: 'hours', text: '', evidence: [] },
    { question: 'data-centre-lost', answer: 'hours', text: '', evidence: [], hours: { best: 0, worst: 0 }, dataLoss: { best: 0, worst: 0 } },
  ];
  const one = assessed();
  const of = (language: Language) =>
    survivalTables(translatorFor(language), { ...one, workloads: one.workloads.map(each => ({ ...each, essentials })) })?.essentials;
  expect(of('en')?.columns.slice(0, 3)).toEqual(['Service', 'What if one server disappears?', 'Is the data backed up somewhere?']);
  expect(of('en')?.rows).toEqual([
    ['shop', 'down: 30 min – 3 h', 'partly', 'not known', 'not known; down: 6 h – no sure end; data lost: 60 min – all', 'not known', 'no single part stops it', 'goes on'],
  ]);
  expect(new Set(LANGUAGES.map(language => of(language)?.columns[1])).size).toBe(LANGUAGES.length);
}); // prettier-ignore

it('says that nothing was agreed, and is left out where nothing was simulated', () => {
  const tables = survivalTables(words, assessed([{ ...RULE, targets: {} as never }]));
  expect(tables?.targets).toBeUndefined();
  expect(tables?.noTargets).not.toBe('');
  expect(survivalTables(words, noonsale({ survivalFigures: [] }))).toBeUndefined();
});

it('names crown jewels that miss a target, and no others', () => {
  expect(missedTargetsText(words, assessed())).toBe('A crown jewel misses its recovery target: “shop”.');
  expect(missedTargetsText(words, assessed([{ ...RULE, criticality: 'production' as never }]))).toBe('');
  expect(
    missedTargetsText(
      words,
      assessed([{ ...RULE, targets: { any: { rtoHours: 1e6 } } }], database({ automatedBackups: PITR })),
    ),
  ).toBe('');
});

it('counts a figure as used when it is asked for', () => {
  const figures = createFigures(SURVIVAL_FIGURES, survivalFigures().types);
  expect(figures.used()).toEqual([]);
  figures.plain('detect', 0);
  expect(figures.used().map(({ id }) => id)).toEqual(['detect']);
});
