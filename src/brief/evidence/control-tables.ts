import type { ControlCoverage, ControlState, ControlTable, EvidenceOptions } from '../views.ts';
import type { Translator } from '../language/translator.ts';

const ORDER: readonly ControlState[] = ['failed', 'unknown', 'passed', 'nothing', 'not-run', 'no-check'];

/** A table for each framework that was asked for: what failed first, what no check speaks to last. */
export const controlTables = (
  words: Translator,
  { coverage, frameworks }: Pick<EvidenceOptions, 'coverage' | 'frameworks'>,
  evidenceNumbers: ReadonlyMap<string, string>,
): ControlTable[] =>
  [...(coverage ?? [])].map(([key, controls]) => ({
    id: `controls-${key}`,
    title: words.translate('evidence.framework.title', { name: frameworks.get(key) ?? key }),
    text: [
      words.translate('evidence.framework.text'),
      words.translate('evidence.framework.count', {
        spoken: controls.filter(({ state }) => state !== 'no-check').length,
        all: controls.length,
        failed: controls.filter(({ state }) => state === 'failed').length,
      }),
    ],
    columns: {
      control: words.translate('evidence.framework.control'),
      result: words.translate('evidence.framework.result'),
      checks: words.translate('evidence.framework.checks'),
    },
    rows: ORDER.flatMap(state => controls.filter(one => one.state === state)).map(one => ({
      control: one.control,
      result: resultOf(words, one),
      checks: one.checks.map(id => [evidenceNumbers.get(id), id].filter(part => part !== undefined).join(' ')).join(', ') || '–',
    })),
  })); // prettier-ignore

const resultOf = (words: Translator, { state, failed, unknown }: ControlCoverage): string =>
  words.translate(`evidence.framework.states.${state}`, { failed, unknown });
