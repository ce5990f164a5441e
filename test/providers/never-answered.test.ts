import { expect, it } from 'vitest';
import { loadChecks } from '../../checks/index.ts';
import { canJudge } from '../../scripts/check-collectors.ts';
import { assessInventory } from '../../src/assess/assessment.ts';
import { FACTS } from '../../src/facts/index.ts';
import type { Check, Need } from '../../src/model/check.ts';
import { FACETS, type FacetName } from '../../src/model/facets.ts';
import type { Kind } from '../../src/model/kinds.ts';
import { value } from '../../src/model/reading.ts';
import { PROVIDER_TRAITS } from '../../src/providers/index.ts';
import { AWS_COLLECTORS } from '../../src/providers/aws/services/index.ts';
import { AZURE_COLLECTORS } from '../../src/providers/azure/services/index.ts';
import { GCP_COLLECTORS } from '../../src/providers/gcp/services/index.ts';
import { resource, testInventory } from '../support/world.ts';

const CHECKS: readonly Check[] = await loadChecks();
const COLLECTORS = { aws: AWS_COLLECTORS, azure: AZURE_COLLECTORS, gcp: GCP_COLLECTORS } as const;
const isFacet = (need: Need): need is FacetName => (FACETS as readonly string[]).includes(need);
const kindsOf = ({ resource: kind }: Check): readonly Kind[] => (typeof kind === 'string' ? [kind] : kind);

/** Identities are read by two collectors of one service. */
const isSameService = (one: { readonly id: string }, other: { readonly id: string }): boolean =>
  one.id.startsWith(other.id) || other.id.startsWith(one.id);

/** Needs of the checks that nothing a provider's collectors read can answer, as `kind need`. */
function neverAnswered(provider: keyof typeof COLLECTORS): Set<string> {
  const collectors = COLLECTORS[provider];
  const pairs = CHECKS.flatMap(check => kindsOf(check).map(kind => ({ check, kind })));
  return new Set(
    pairs.flatMap(({ check, kind }) => {
      const listing = collectors.filter(({ lists }) => lists.includes(kind));
      // Another one that lists the kind reads its own resources only.
      const fills = (own: (typeof listing)[number], facet: FacetName): boolean =>
        collectors.some(
          one => (isSameService(one, own) || !listing.includes(one)) && one.fills[kind]?.includes(facet) === true,
        );
      const open = check.needs.filter(need =>
        isFacet(need)
          ? listing.some(own => !fills(own, need))
          : listing.length > 0 && !canJudge({ ...check, resource: kind, needs: [need] }, collectors),
      );
      return open.map(need => `${kind} ${need}`);
    }),
  );
}

it.each(['aws', 'azure', 'gcp'] as const)(
  'what is never answered on %s has a reason each, and no reason is stale',
  provider => {
    const rows = PROVIDER_TRAITS[provider]?.neverAnswered ?? [];
    const known = rows.filter(({ alwaysAbsent }) => alwaysAbsent !== true).map(({ kind, need }) => `${kind} ${need}`);
    expect(new Set(known).size, 'twins').toBe(known.length);
    expect(known.toSorted()).toEqual([...neverAnswered(provider)].sort());
    for (const { reason } of rows) expect(reason).toMatch(/^[\w ]{20}.*[^.]$/);
  },
);

it('a check does not apply where the provider has no such thing, and is unknown where it is only not read', () => {
  const inventory = testInventory({
    resources: [
      resource('account', { id: 'sub', provider: 'azure', region: 'global' }),
      resource('dns-zone', { id: 'zone', provider: 'azure', region: 'global' }),
    ],
  });
  const checks = CHECKS.filter(({ id }) => /^(root-|weak-password-policy|dns-failover-without)/.test(id));
  const said = new Map<string, string>();
  assessInventory(inventory, {
    checks,
    facts: FACTS,
    traits: PROVIDER_TRAITS,
    now: '2026-06-30T10:00:00Z',
    version: '0',
    client: { name: 'T', tlp: 'TLP:CLEAR' },
    onFinding: finding => said.set(finding.check, `${finding.status}: ${finding.message}`),
  });
  expect(said.get('root-mfa-disabled')).toBe(
    'not-applicable: a subscription has no root user: everyone signs in through Microsoft Entra ID',
  );
  expect(said.get('weak-password-policy')).toMatch(/^not-applicable: a subscription has no users/);
  expect(said.get('dns-failover-without-health-check')).toMatch(/^unknown: /);
});

it('an unknown finding states why nothing ever reads what it needs', () => {
  const zone = resource('dns-zone', { id: 'zone', provider: 'azure', region: 'global' });
  const { findings } = assessInventory(testInventory({ resources: [zone] }), {
    checks: CHECKS.filter(({ id }) => id === 'dangling-dns-record'),
    facts: FACTS,
    traits: PROVIDER_TRAITS,
    now: '2026-06-30T10:00:00Z',
    version: '0',
    client: { name: 'T', tlp: 'TLP:CLEAR' },
  });
  const detail = 'the record sets of DNS zones are not read';
  expect(findings.map(({ reason }) => reason)).toEqual([{ code: 'not-collected', detail }]);
});

it('a value that was read is judged, whatever the table says', () => {
  const rootCredentials = value({ mfa: false, accessKeys: 0 });
  const account = {
    ...resource('account', { id: 'sub', provider: 'azure', region: 'global' }),
    facets: { rootCredentials },
  };
  const { findings } = assessInventory(testInventory({ resources: [account] }), {
    checks: CHECKS.filter(({ id }) => id === 'root-mfa-disabled'),
    facts: FACTS,
    traits: PROVIDER_TRAITS,
    now: '2026-06-30T10:00:00Z',
    version: '0',
    client: { name: 'T', tlp: 'TLP:CLEAR' },
  });
  expect(findings.map(({ status }) => status)).toEqual(['fail']);
});
