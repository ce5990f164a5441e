import { expect, it } from 'vitest';
import { simulationText } from '../../src/cli/simulation-text.ts';
import { listingText } from '../../src/cli/workloads.ts';
import { sanitizeText } from '../../src/lib/text.ts';
import type { SimulationReport } from '../../src/model/simulation.ts';
import type { Affected } from '../../src/model/survival.ts';

const HOSTILE = '\u001b[2J\u001b]0;owned\u0007 \u202Egnp.exe\u2028 line\nbreak';
const LONG = 'x'.repeat(5_000);

function reportOf(name: string): SimulationReport {
  const resource = { id: name, name, kind: 'disk', type: 'T', provider: 'aws', account: name, region: name } as const;
  const open = { best: 1, worst: null };
  const decides: Affected = {
    ...{ resource, fate: 'waits', hours: open, dataLoss: open, recovery: 'nobody', unread: [], path: [name] },
    ...{ story: ['No copy survives.'], causes: [{ key: 'all-copies-gone', data: {} }] },
  };
  return {
    ...{ schemaVersion: 1, tool: { name: 'cloudbrief', version: '1' }, snapshot: { started: '', ended: '' } },
    essentials: [{ question: 'server-lost', answer: 'hours', text: 'It is down.', evidence: [name] }],
    rows: [
      {
        ...{ workload: name, scenario: 'zone-lost', lost: { id: name, name }, instances: 1, fate: 'waits' },
        ...{ hours: open, dataLoss: open, recovery: 'nobody', affected: 1, needed: 1, decides: [decides] },
        timeline: [{ hours: 0, key: 'lost', text: 'It is lost.' }, { hours: 2, key: 'done', text: 'It is made.', resource: { id: name, name, kind: 'disk' } }], // prettier-ignore
      },
    ],
  };
}

it('shows names of a cloud as text of one line: no control character, nothing that reorders it', () => {
  const text = simulationText(reportOf(HOSTILE), 100);
  expect(text).not.toMatch(/[^\P{C}\n]/u);
  expect(text).not.toContain('\u2028');
  expect(text.split('\n').length).toBe(simulationText(reportOf(sanitizeText(HOSTILE)), 100).split('\n').length);
});

it.each([80, Infinity])('keeps what happens in sight beside a name that is very long, in %d columns', columns => {
  const text = simulationText(reportOf(LONG), columns);
  const lines = text.split('\n');
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(Math.min(columns, 2_400));
  // Lines are wrapped between words.
  const said = text.replaceAll(/\s+/g, ' ');
  expect(said).toContain('No copy survives.');
  expect(said).toContain('touches 1 of the 1 resources that it needs');
  if (columns === Infinity) expect(text).toContain('It is made.');
});

it('lists the members of no workload by their sanitized places too', () => {
  const place = { id: HOSTILE, name: HOSTILE, kind: 'disk', provider: 'aws', account: HOSTILE, region: HOSTILE } as const; // prettier-ignore
  const text = listingText([{ name: 'Unassigned', source: 'unassigned', confidence: 'low', criticality: 'production', resources: 1, byKind: { disk: 1 }, needs: 0, unseen: [], places: [], members: [place] }], 200); // prettier-ignore
  expect(text).not.toMatch(/[^\P{C}\n]/u);
  expect(text.split('\n').length).toBe(5);
});
