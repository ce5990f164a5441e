import { describe, expect, it } from 'vitest';
import { roleOfKind } from '../../../src/facts/survival/assets.ts';
import { KINDS, type BuiltInKind, type Kind } from '../../../src/model/kinds.ts';
import { WORKLOAD_KINDS } from '../../../src/model/workload.ts';
import { AWS_COLLECTORS } from '../../../src/providers/aws/services/index.ts';
import { AZURE_COLLECTORS } from '../../../src/providers/azure/services/index.ts';
import { GCP_COLLECTORS } from '../../../src/providers/gcp/services/index.ts';
import { part, placed, rowOf, simulated } from '../../support/survival.ts';

/** Kinds that have no fate of their own, and why. */
const WITHOUT: Readonly<Partial<Record<BuiltInKind, string>>> = {
  organization: 'holds accounts; an account that goes is a loss, not something lost',
  account: 'is what is lost',
  region: 'is what is lost',
  subnet: 'a part of its network: says in which zone something is and which way leads out',
  'public-ip': 'an address of what it is attached to',
  firewall: 'rules of what is behind it: says who may call a store',
  identity: 'says what an administrator can delete',
  'backup-vault': 'a place of copies: says who can delete them',
  'backup-plan': 'makes copies',
  backup: 'a copy of what it was taken of',
  replication: 'makes copies',
  'restore-test': 'shortens the work of people',
  'audit-log': 'nothing that customers use stops without it',
  'log-store': 'nothing that customers use stops without it',
  alarm: 'nothing that customers use stops without it',
  guardrail: 'a rule',
  stack: 'says what is described by code',
  pipeline: 'changes wait, what runs goes on',
  artifact: 'a part of its registry',
  quota: 'a limit',
  'health-event': 'a notice',
  recommendation: 'a notice',
  practice: 'an answer of people',
  workload: 'has the fate of all that it needs',
};

it('every kind has a fate, or a reason why not', () => {
  expect(KINDS.filter(kind => roleOfKind(kind) === undefined).sort()).toEqual(Object.keys(WITHOUT).sort());
});

const COLLECTORS = [
  ['aws', AWS_COLLECTORS],
  ['azure', AZURE_COLLECTORS],
  ['gcp', GCP_COLLECTORS],
] as const satisfies readonly (readonly [string, readonly { readonly lists: readonly Kind[] }[]])[];

it('of a queue and a store that are lost alike, the store is told', () => {
  const lost = { dataDurability: 'durable', infrastructureAsCode: null } as const;
  const resources = [part('messaging', 'a-queue', lost), part('search', 'files', lost)];
  const { decides, dataLoss } = rowOf(simulated({ resources }), 'data-corrupted');
  expect(dataLoss).toEqual({ best: null, worst: null });
  expect(decides[0]?.resource.id).toBe('files');
});

describe.each(COLLECTORS)('%s', (provider, collectors) => {
  const listed = new Set<Kind>(collectors.flatMap(({ lists }): readonly Kind[] => lists));

  it.each(WORKLOAD_KINDS.filter(kind => listed.has(kind)))('a %s is down while what it is in is gone', kind => {
    const one = part(kind, 'one', { placement: placed(['a']), infrastructureAsCode: null, dataDurability: 'durable' }, { provider, type: `${provider} ${kind}` }); // prettier-ignore
    for (const scenario of ['zone-lost', 'region-lost', 'account-closed', 'provider-lost'] as const) {
      const { decides, hours } = rowOf(simulated({ resources: [one] }), scenario);
      expect(decides.map(({ resource: { id } }) => id), scenario).toEqual(['one']); // prettier-ignore
      expect(hours.worst, scenario).not.toBe(0);
      expect(decides[0]?.causes.length, scenario).toBeGreaterThan(0);
    }
  });
});
