import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadChecks } from '../../checks/index.ts';
import { noonsaleLines } from '../../examples/noonsale/make.ts';
import {
  INSIGHTS_PROJECT,
  LASTLOT_SUBSCRIPTION,
  PAYMENTS_ACCOUNT,
  SHOP_ACCOUNT,
  SNAPSHOT,
} from '../../examples/noonsale/company.ts';
import { brief } from '../../src/brief/index.ts';
import { findingText } from '../../src/brief/language/finding-text.ts';
import { translatorFor } from '../../src/brief/language/translator.ts';
import { awsCollectors } from '../../src/providers/aws/select-collectors.ts';
import { AZURE_COLLECTORS } from '../../src/providers/azure/services/index.ts';
import { GCP_COLLECTORS } from '../../src/providers/gcp/services/index.ts';
import { PROVIDER_TRAITS } from '../../src/providers/index.ts';
import { loadConfig } from '../../src/config/load.ts';
import { FACTS } from '../../src/facts/index.ts';
import { readInventories } from '../../src/inventory/read.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import type { Inventory } from '../../src/model/inventory.ts';
import { evidenceOf } from '../../src/render/evidence.ts';
import { recipeFor } from '../../src/model/remedy.ts';
import { readCheckLibrary } from '../../src/render/formats/check-details.ts';
import { assessInventory } from '../../src/assess/assessment.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'examples', 'noonsale');
const FILE = join(FOLDER, 'inventory.ndjson');

let inventory: Inventory;
let assessment: Assessment;

beforeAll(async () => {
  inventory = await readInventories([FILE]);
  const { config, answers } = loadConfig(undefined, FOLDER);
  assessment = assessInventory(inventory, {
    checks: await loadChecks(),
    facts: FACTS,
    traits: PROVIDER_TRAITS,
    now: SNAPSHOT,
    version: '0.0.0',
    client: { name: 'Noonsale Ltd', tlp: 'TLP:AMBER+STRICT' },
    criticality: config.criticality ?? [],
    answers,
  });
});

const SIDES = { azure: 'lastlot', gcp: 'insights' } as const;
type Side = 'noonsale' | (typeof SIDES)[keyof typeof SIDES];
const sideOf = (provider: string): Side => (provider in SIDES ? SIDES[provider as keyof typeof SIDES] : 'noonsale');
/** Findings of the shop's accounts and of the company as a whole, of the business that it bought, or of the figures of marketing. */
const found = (check: string, status: 'fail' | 'unknown', side: Side = 'noonsale') =>
  assessment.findings.filter(
    one => one.check === check && one.status === status && sideOf(one.resource.provider) === side,
  );
const failing = (check: string, side: Side = 'noonsale'): string[] =>
  found(check, 'fail', side)
    .map(({ resource }) => resource.name)
    .sort();

describe('the inventory of the sample company', () => {
  it('is what its script writes, byte for byte', async () => {
    expect(await noonsaleLines()).toBe(readFileSync(FILE, 'utf8'));
  });

  it('was read before the snapshot ended', () => {
    const records = readFileSync(FILE, 'utf8')
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as { record: string; ended?: string });
    const latest = records
      .filter(({ record }) => record === 'unit')
      .map(({ ended = '' }) => ended)
      .sort()
      .at(-1);
    expect(latest! <= records.at(-1)!.ended!).toBe(true);
  });

  it('holds every facet that the collectors fill', () => {
    for (const { id, provider, lists, fills } of [...awsCollectors(), ...AZURE_COLLECTORS, ...GCP_COLLECTORS]) {
      for (const resource of inventory.resources) {
        const filled = fills[resource.kind];
        if (
          filled === undefined ||
          resource.provider !== provider ||
          (lists.includes(resource.kind) && !resource.unit.endsWith(`:${id}`))
        )
          continue;
        expect([resource.id, Object.keys(resource.facets)]).toEqual([resource.id, expect.arrayContaining([...filled])]);
      }
    }
  });

  it('has a unit and a list for whatever a collector reads, in both accounts', () => {
    for (const account of [SHOP_ACCOUNT, PAYMENTS_ACCOUNT]) {
      for (const { id, lists, scope } of awsCollectors()) {
        const units = inventory.units.filter(unit => unit.account === account && unit.collector === id);
        expect([id, units.length]).toEqual([id, scope === 'global' ? 1 : 2]);
        for (const unit of units) {
          const kinds = inventory.populations.filter(one => one.unit === unit.id).map(one => one.kind);
          expect(kinds.sort()).toEqual([...lists].sort());
        }
      }
    }
  });

  it.each([
    ['subscription', LASTLOT_SUBSCRIPTION, AZURE_COLLECTORS],
    ['project', INSIGHTS_PROJECT, GCP_COLLECTORS],
  ] as const)('has a unit and a list for whatever a collector reads in the %s', (_, account, collectors) => {
    for (const { id, lists } of collectors) {
      const [unit, ...more] = inventory.units.filter(one => one.account === account && one.collector === id);
      expect([id, unit?.region, more]).toEqual([id, 'global', []]);
      const kinds = inventory.populations.filter(one => one.unit === unit?.id);
      expect(kinds.map(one => one.kind).sort()).toEqual([...lists].sort());
      expect(kinds.map(one => one.reading.state)).toEqual(lists.map(() => 'value'));
    }
  });

  it('names zones by their physical ids, in which the accounts agree', () => {
    const zones = inventory.resources.flatMap(({ facets: { placement } }) =>
      placement?.state === 'value' ? placement.value.locations.flatMap(place => place.zone ?? []) : [],
    );
    expect(new Set(zones.map(zone => zone.replace(/\d$/, '')))).toEqual(
      new Set(['euw1-az', 'euc1-az', 'westeurope-az']),
    );
  });
});

describe('what is wrong at the sample company', () => {
  it.each<[check: string, ...names: string[]]>([
    ['single-zone-database', 'orders', 'test-orders'],
    ['single-zone-server-group', 'mail-sender'],
    ['single-zone-load-balancer', 'partners'],
    ['nat-gateway-shared-across-zones', 'nat-a'],
    ['server-group-without-autoscaling', 'mail-sender'],
    ['burstable-database', 'orders', 'test-orders'],
    ['unencrypted-database', 'test-orders'],
    ['disk-encryption-by-default-disabled', 'eu-central-1'],
    ['database-without-deletion-protection', 'orders', 'test-orders'],
    ['short-backup-retention', 'orders'],
    ['empty-backup-plan', 'monthly-archive'],
    [
      'unversioned-bucket',
      'noonsale-agency-preview',
      'noonsale-exports',
      'noonsale-mail-assets',
      'noonsale-test-fixtures',
    ],
    ['open-management-port', 'jump-1'],
    ['open-database-port', 'reports-1'],
    ['imdsv1-enabled', 'jump-1', 'scheduler-1'],
    ['root-mfa-disabled', SHOP_ACCOUNT],
    ['root-access-key', SHOP_ACCOUNT],
    ['user-mfa-disabled', 'dirk.keller'],
    ['stale-access-key', 'deploy', 'dirk.keller', 'reports-agency'],
    ['administrator-access-key', 'dirk.keller'],
    ['administrator-workload-identity', 'web'],
    ['privilege-escalation-path', 'deploy'],
    ['root-account-in-use', SHOP_ACCOUNT],
    ['single-administrator', SHOP_ACCOUNT],
    ['local-users-without-federation', PAYMENTS_ACCOUNT, SHOP_ACCOUNT],
    ['untested-restore', 'restore test'],
    ['single-provider', 'second provider'],
    ['key-person-dependency', 'second person'],
  ])('%s names %s', (check, ...names) => {
    expect(failing(check)).toEqual(names.sort());
  });

  it('puts every copy of the crown jewel where it does not help', () => {
    for (const check of ['no-isolated-backup', 'no-cross-region-backup', 'backups-not-immutable']) {
      expect([check, failing(check)]).toEqual([check, expect.arrayContaining(['orders'])]);
    }
    const orders = assessment.findings.find(
      one => one.check === 'no-isolated-backup' && one.resource.name === 'orders',
    );
    expect(orders).toMatchObject({
      severity: 'critical',
      resource: { criticality: 'crown-jewel', account: SHOP_ACCOUNT },
    });
    expect(assessment.score.questions['offsite-copies'].capped?.by).toContain('no-isolated-backup');
  });

  it('leaves the machines that no group starts again, and those that no script made', () => {
    expect(failing('server-without-autohealing')).toEqual(
      expect.arrayContaining(['jump-1', 'queue-worker-1', 'queue-worker-2', 'scheduler-1', 'search-1']),
    );
    expect(failing('server-without-infrastructure-as-code')).toEqual(
      expect.arrayContaining(['queue-worker-1', 'queue-worker-2', 'scheduler-1']),
    );
    expect(failing('unencrypted-disk')).toEqual(
      expect.arrayContaining(['queue-worker-1', 'reports-1-data', 'search-1-data']),
    );
  });
});

describe('what only looks wrong', () => {
  it('is not among the doors', () => {
    const doors = [...failing('open-management-port'), ...failing('open-database-port')];
    for (const name of ['image-resizer-1', 'old-shop-1', 'agency-preview-1']) expect(doors).not.toContain(name);
  });

  it('counts little where nothing stands behind an open firewall', () => {
    expect(found('unrestricted-ingress', 'fail').find(one => one.resource.name === 'launch-wizard-1')?.severity).toBe(
      'low',
    );
  });

  it('weighs less in a test environment', () => {
    expect(found('single-zone-database', 'fail').map(({ resource, severity }) => [resource.name, severity])).toEqual([
      ['orders', 'critical'],
      ['test-orders', 'medium'],
    ]);
  });
});

describe('what is fine at the sample company', () => {
  it.each([
    'public-bucket', 'public-access-block-disabled', 'publicly-shared-backup', 'http-without-https-redirect', 'audit-logging-disabled', 'audit-log-delivery-failing',
    'log-file-validation-disabled',
  ])('%s has nothing to say', check => {
    expect([failing(check), found(check, 'unknown')]).toEqual([[], []]);
    expect(assessment.checks.find(one => one.id === check)?.pass).toBeGreaterThan(0);
  }); // prettier-ignore

  it('is not among the fails: the web tier, its balancer, the payments account, the new machines', () => {
    const all = new Set(
      ['single-zone-server-group', 'single-zone-load-balancer', 'single-zone-load-balancer-targets', 'server-group-without-autoscaling', 'unencrypted-disk', 'unencrypted-backup', 'nat-gateway-shared-across-zones'].flatMap(check => failing(check)),
    ); // prettier-ignore
    for (const name of [
      'shop-web',
      'shop-public',
      'payments-api',
      'payments-public',
      'erp-sync-1',
      'erp-sync-1-data',
      'monitoring-1',
      'shop-web-1',
    ])
      expect(all).not.toContain(name);
  });

  it('is the copy of the invoices: in another account, in another region, locked', () => {
    for (const check of ['no-isolated-backup', 'no-cross-region-backup', 'backups-not-immutable']) {
      expect(failing(check)).not.toContain('noonsale-invoices');
    }
  });
});

describe('the business that it bought', () => {
  it.each<[check: string, ...names: string[]]>([
    ['open-management-port', 'books-1'],
    ['single-zone-database', 'bids', 'returns'],
    ['burstable-database', 'returns'],
    ['burstable-server', 'books-1', 'grading-1'],
    ['database-without-deletion-protection', 'bids', 'returns'],
    ['unversioned-bucket', 'lastlotphotos'],
    ['server-without-infrastructure-as-code', 'auctioneer-1', 'books-1', 'grading-1'],
    ['disk-without-backup', 'grading-1-os'],
    ['short-log-retention', 'lastlot-records'],
    ['flow-logs-disabled', 'lastlot'],
    ['no-recent-restore-job', 'lastlot'],
    ['no-organization-guardrails', 'lastlot'],
  ])('%s names %s', (check, ...names) => {
    expect(failing(check, 'lastlot')).toEqual(names.sort());
  });

  it('keeps the bids where nothing but their own building holds them', () => {
    for (const check of ['no-isolated-backup', 'no-cross-region-backup'])
      expect([check, failing(check, 'lastlot')]).toEqual([check, expect.arrayContaining(['bids', 'returns'])]);
    expect(failing('backups-not-immutable', 'lastlot')).toEqual(
      expect.arrayContaining(['auctioneer-1-lots', 'auctioneer-1-os', 'books-1-os']),
    );
  });

  it('has doors that only look open, and things that are well kept', () => {
    const said = new Set(
      ['open-management-port', 'open-database-port', 'public-database', 'public-bucket', 'server-group-without-autoscaling', 'single-zone-server-group', 'single-zone-bucket', 'single-zone-load-balancer', 'audit-logging-disabled', 'log-file-validation-disabled'].flatMap(
        check => failing(check, 'lastlot'),
      ),
    ); // prettier-ignore
    for (const name of [
      'grading-1',
      'old-import',
      'bidding',
      'catalogue',
      'lastlotinvoices',
      'lastlotphotos',
      'lastlot',
    ])
      expect([...said]).not.toContain(name);
    for (const name of ['catalogue', 'lastlotinvoices'])
      expect(failing('no-cross-region-backup', 'lastlot')).not.toContain(name);
  });

  it('is one of three providers, none of which saves anything of the others', () => {
    expect(assessment.findings.find(one => one.check === 'single-provider')?.message).toContain(
      'none of them keeps what the others do',
    );
    expect(assessment.targets.map(({ provider }) => provider)).toEqual(['aws', 'aws', 'azure', 'gcp']);
    expect(assessment.coverage.regions).toBe(4);
  });
});

describe('the figures of marketing', () => {
  it.each<[check: string, ...names: string[]]>([
    ['public-resource-policy', 'campaign_results'],
    ['plaintext-secret-in-configuration', 'sales-import'],
    ['stale-access-key', `sales-import@${INSIGHTS_PROJECT}.iam.gserviceaccount.com`],
    ['single-administrator', 'insights'],
    ['missing-dead-letter-queue', 'clicks'],
    ['unversioned-bucket', 'noonsale-clicks-raw'],
    ['no-cross-region-backup', 'noonsale-clicks-raw'],
    ['no-isolated-backup', 'baskets', 'campaign_results', 'clicks', 'noonsale-clicks-raw', 'noonsale-sales-import', 'sales_figures'],
    ['short-log-retention', '_Default'],
    ['threat-detection-disabled', 'insights'],
  ])('%s names %s', (check, ...names) => {
    expect(failing(check, 'insights')).toEqual(names.sort());
  }); // prettier-ignore

  it('has a network that looks open, with nothing behind it', () => {
    expect(found('unrestricted-ingress', 'fail', 'insights').map(({ resource, severity }) => [resource.name, severity])).toEqual([
      ['default-allow-rdp', 'low'],
      ['default-allow-ssh', 'low'],
    ]);
    expect(failing('open-management-port', 'insights')).toEqual([]);
  }); // prettier-ignore
});

describe('what could not be seen at the sample company', () => {
  it('is one list of the payments account, with what it leaves unknown', () => {
    expect(
      assessment.coverage.unread.map(({ account, region, call, reason }) => [account, region, call, reason]),
    ).toEqual([
      [PAYMENTS_ACCOUNT, 'eu-central-1', 'rds:DescribeDBInstances', 'denied'],
      [PAYMENTS_ACCOUNT, 'eu-west-1', 'rds:DescribeDBInstances', 'denied'],
    ]);
    for (const check of [
      'single-zone-database',
      'unencrypted-database',
      'no-isolated-backup',
      'database-without-deletion-protection',
    ]) {
      expect([check, found(check, 'unknown').map(one => one.resource.account)]).toEqual([
        check,
        [PAYMENTS_ACCOUNT, PAYMENTS_ACCOUNT],
      ]);
    }
  });

  it('is whether a copy of what stands in that list lies with the other provider', () => {
    expect(found('no-cross-provider-backup', 'unknown').map(({ resource }) => resource.name)).toEqual(['Noonsale Ltd']);
  });

  it('is what nobody answered', () => {
    const unanswered = assessment.coverage.unanswered.map(one => one.topic);
    expect(unanswered.length).toBeGreaterThan(0);
    for (const topic of ['restore-test', 'second-provider', 'key-person-redundancy'])
      expect(unanswered).not.toContain(topic);
  });

  it('is nothing that a check broke on', () => {
    expect(assessment.findings.filter(one => one.status === 'error')).toEqual([]);
  });
});

describe('its evidence', () => {
  it.each(['de', 'fr', 'es'] as const)('leaves nothing in English that a check or the engine said: %s', language => {
    const words = translatorFor(language);
    const english = assessment.findings.filter(({ status }) => status === 'fail' || status === 'unknown');
    expect(english.length).toBeGreaterThan(500);
    expect(english.filter(finding => findingText(words, finding) === finding.message)).toEqual([]);
  });

  it('has a recipe for every failed resource of a provider', () => {
    const library = readCheckLibrary();
    const failed = assessment.findings.filter(
      ({ status, resource }) => status === 'fail' && resource.provider !== 'any',
    );
    expect(failed.length).toBeGreaterThan(300);
    const without = failed.filter(
      ({ check, resource }) => recipeFor(library.get(check)!.remedy, resource) === undefined,
    );
    expect([...new Set(without.map(({ check, resource }) => `${check}: ${resource.type}`))]).toEqual([]);
  });

  it.each(['de', 'fr', 'es'] as const)('leaves no remedy and no topic in English but commands: %s', language => {
    const groupsIn = (told: typeof language | 'en') =>
      evidenceOf(brief(assessment, told), assessment, 500).chapters.flatMap(({ groups }) => groups);
    const [ours, english] = [groupsIn(language), groupsIn('en')];
    const howOf = (groups: typeof ours) =>
      groups.flatMap(({ recipes }) => recipes.flatMap(({ steps }) => steps.filter(({ code }) => !code)));
    const said = new Set(howOf(english).map(({ text }) => text));
    const consolePath = translatorFor(language).translate('remedies.labels.portal');
    expect(said.size).toBeGreaterThan(50);
    expect(howOf(ours).filter(({ label, text }) => said.has(text) && label !== consolePath)).toEqual([]);
    const topics = (groups: typeof ours) =>
      groups.flatMap(({ rows }) => rows.filter(row => row.resource.startsWith('practice/')).map(row => row.name));
    expect(topics(english)).toContain('restore test');
    const same = new Set(topics(english));
    expect(topics(ours).filter(name => same.has(name) && name !== 'sanctions')).toEqual([]);
  });
});
