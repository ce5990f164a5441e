import { GenerateCredentialReportCommand } from '@aws-sdk/client-iam';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AWS_COLLECTORS } from '../../../src/providers/aws/services/index.ts';
import { PROVIDER_TRAITS } from '../../../src/providers/index.ts';
import { awsIam } from '../../../src/providers/aws/services/iam/iam.ts';
import { planAws } from '../../../src/providers/aws/plan.ts';
import { runUnits } from '../../../src/providers/kit/run-units.ts';
import { FACTS } from '../../../src/facts/index.ts';
import { mergeInventories } from '../../../src/inventory/merge.ts';
import type { Check } from '../../../src/model/check.ts';
import type { Kind } from '../../../src/model/kinds.ts';
import type { Finding } from '../../../src/model/finding.ts';
import type { InventoryRecord, Target } from '../../../src/model/inventory.ts';
import { selectChecks } from '../../../src/run/select-checks.ts';
import { assessInventory } from '../../../src/assess/assessment.ts';
import { useAwsEnvironment } from '../../support/aws-collect.ts';
import { describeWithMoto, PATIENT, startMoto, type Moto } from '../../support/moto.ts';
import type { Answer } from '../../support/aws-server.ts';
import { startMotoFront, type MotoFront, type ReasonDetail } from '../../support/moto-proxy.ts';
import { builderFor, type Builder, type Keys } from '../account/clients.ts';

export const HOME = 'eu-west-1';
export const AWAY = 'eu-central-1';

/** What a case builds in, and what it may be asked afterwards. */
export interface Account {
  readonly id: string;
  /** The clients that most cases need, in the home region and in the other one. */
  readonly home: Builder;
  readonly away: Builder;
  /** Any other client of the SDK. */
  readonly client: <T>(Client: new (settings: never) => T, region?: string) => T;
  /** What moto cannot tell of this account, or tells wrongly. */
  readonly tell: (answers: ReasonDetail) => void;
}

/**
 * What a check says of a resource, by its name; `ACCOUNT` stands for the account's number. The text, where there is one, is
 * a part of the finding's severity and message (`low: …`).
 */
type ExpectedFinding = readonly [check: string, resource: string, text?: string];

export interface NearMiss {
  readonly name: string;
  /** Builds the account; the second is another one of the same company, with `twoAccounts`. */
  readonly build: (account: Account, other: Account) => Promise<void>;
  /** Findings. */
  readonly must: readonly ExpectedFinding[];
  /** What is looked at and found in order, or beside the point. */
  readonly mustNot: readonly ExpectedFinding[];
  /** What nobody can tell. */
  readonly unknown?: readonly ExpectedFinding[];
  /** How many days after it was built the account is judged. */
  readonly daysLater?: number;
  /** Whether there is a second account, which is read in the same run. */
  readonly twoAccounts?: boolean;
}

const role = (account: string): string => `arn:aws:iam::${account}:role/reader`;

async function keysOf(endpoint: string, account: string): Promise<Keys> {
  const sts = new STSClient({ endpoint, region: HOME, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
  const { Credentials: given } = await sts.send(
    new AssumeRoleCommand({ RoleArn: role(account), RoleSessionName: 'builder' }),
  );
  return {
    accessKeyId: given!.AccessKeyId!,
    secretAccessKey: given!.SecretAccessKey!,
    sessionToken: given!.SessionToken!,
  };
}

/** Builds in moto itself; what it tells stands in the front. */
async function openAccount(moto: Moto, front: MotoFront, id: string): Promise<Account> {
  const credentials = await keysOf(moto.url, id);
  return {
    id,
    home: builderFor(moto.url, HOME, credentials),
    away: builderFor(moto.url, AWAY, credentials),
    client: <T>(Client: new (settings: never) => T, region = HOME) =>
      new Client({ endpoint: moto.url, region, credentials } as never),
    tell: answers => {
      front.tell(id, answers);
    },
  };
}

/** What the whole of an area's accounts have in common. */
export interface Area {
  readonly regions?: readonly string[];
  /** What every account answers where moto cannot tell. */
  readonly everywhere?: ReasonDetail;
}

const DAY_MS = 24 * 3600 * 1000;

/** Accounts with these regions alone: none is left out, in which copies could be. */
export const enabled = (regions: readonly string[]): Answer => ({
  regionInfo: regions.map(regionName => ({ regionName, optInStatus: 'opt-in-not-required', regionEndpoint: 'x' })),
});

/**
 * One account of moto for each case (for some, two), all built side by side and read in one run, as `cloudbrief` would read a
 * company of so many accounts. Each case is then judged by itself: what it says of the named resources is all it says.
 */
export async function describeNearMisses(name: string, cases: readonly NearMiss[], area: Area = {}): Promise<void> {
  const { regions = [HOME], everywhere = {} } = area;
  const idOf = (index: number): string => String(100_000_000_000 + index);
  await describeWithMoto(name, () => {
    let moto: Moto;
    let front: MotoFront;
    let read: Reading;
    beforeAll(async () => {
      moto = await startMoto();
      front = await startMotoFront(moto.url, { 'ec2.DescribeRegions': enabled(regions), ...everywhere });
      const accounts = await Promise.all(
        cases.map(async ({ name: title, build, twoAccounts, must, mustNot, unknown = [] }, index) => {
          const own = await openAccount(moto, front, idOf(2 * index));
          const other = twoAccounts === true ? await openAccount(moto, front, idOf(2 * index + 1)) : own;
          await build(own, other).catch((cause: unknown) => {
            throw new Error(`"${title}" cannot be built`, { cause });
          });
          const checks = [...must, ...mustNot, ...unknown].map(([check]) => check);
          const collectors = collectorsFor(await selectChecks({ checks }));
          const used = [...new Set([own, other])];
          // Whoever asks first waits for the report.
          if (collectors.has(awsIam.id))
            for (const { home } of used) await home.iam.send(new GenerateCredentialReportCommand({}));
          return used.map(({ id }) => [id, collectors] as const);
        }),
      );
      useAwsEnvironment(front.url);
      read = await readAll(new Map(accounts.flat()), regions);
    }, 120_000);
    afterAll(async () => {
      await front.stop();
      await moto.stop();
    });

    it.each(cases.map((one, index) => ({ ...one, index })))('$name', async ({ index, ...one }) => {
      const own = new Set([idOf(2 * index), idOf(2 * index + 1)]);
      const findings = await judge(read, own, one.daysLater ?? 0);
      const wanted = [
        ...one.must.map(said => ({ said, as: 'must' })),
        ...one.mustNot.map(said => ({ said, as: 'must not' })),
        ...(one.unknown ?? []).map(said => ({ said, as: 'unknown' })),
      ];
      const outcome = wanted.map(({ said: [check, resource, text] }) => {
        const called = resource === 'ACCOUNT' ? idOf(2 * index) : resource;
        const found = findings.filter(finding => finding.check === check && finding.resource.name === called);
        const words = [...new Set(found.map(finding => wordFor(finding, text)))].join(', ');
        return `${words === '' ? `silent (${heard(findings, check)})` : words}: ${check} ${resource}`;
      });
      expect(outcome).toEqual(wanted.map(({ said: [check, resource], as }) => `${as}: ${check} ${resource}`));
    });
  });
}

function wordFor({ status, severity, message }: Finding, text: string | undefined): string {
  const said = `${severity}: ${message}`;
  if (status === 'fail') return text === undefined || said.includes(text) ? 'must' : `must, but says "${said}"`;
  return status === 'pass' || status === 'not-applicable' ? 'must not' : status;
}

/** What a check said of others, for whoever has to mend the test. */
const heard = (findings: readonly Finding[], check: string): string =>
  findings.filter(one => one.check === check).map(one => `${one.status} ${one.resource.name}`).join(', '); // prettier-ignore

interface Reading {
  readonly records: readonly InventoryRecord[];
  readonly targets: readonly Target[];
}

/** The collectors that tell anything of what the checks look at, themselves or through a fact. */
function collectorsFor(checks: readonly Check[]): ReadonlySet<string> {
  const looks = checks.flatMap(({ resource, needs }) => {
    const kinds: readonly Kind[] = typeof resource === 'string' ? [resource] : resource;
    const facts = FACTS.filter(({ name, on }) => needs.includes(name) && kinds.some(kind => on.includes(kind)));
    return [
      ...kinds.map(kind => [kind, needs] as const),
      ...facts.flatMap(fact => Object.entries(fact.needs) as [Kind, readonly string[]][]),
    ];
  });
  const tells = ({ lists, fills }: (typeof AWS_COLLECTORS)[number]): boolean =>
    looks.some(([kind, needs]) => lists.includes(kind) || needs.some(need => fills[kind]?.includes(need as never)));
  return new Set(AWS_COLLECTORS.filter(tells).map(({ id }) => id));
}

/** Reads the accounts in one run, of each what its case is about: all of all of them would take minutes. */
async function readAll(
  accounts: ReadonlyMap<string, ReadonlySet<string>>,
  regions: readonly string[],
): Promise<Reading> {
  const roles = [...accounts.keys()].map(role);
  const plan = await planAws({ version: '0.0.0-test', roles, regions, maxAttempts: 1, timeouts: PATIENT });
  const records: InventoryRecord[] = [];
  try {
    const units = plan.units.filter(unit => accounts.get(unit.account)?.has(unit.collector));
    await runUnits({ ...plan, units }, record => records.push(record));
  } finally {
    plan.close();
  }
  expect(plan.warnings).toEqual([]);
  return { records, targets: plan.targets };
}

/** Everything that the checks say of the accounts, as if no other had been read. */
async function judge(read: Reading, accounts: ReadonlySet<string>, daysLater: number): Promise<Finding[]> {
  const now = new Date(Date.now() + daysLater * DAY_MS).toISOString();
  const own = read.records.filter(record => {
    if (record.record === 'header' || record.record === 'end') return false;
    const unit = record.record === 'unit' ? record.id : record.unit;
    return accounts.has(unit.split(':')[1] ?? '');
  });
  // What happened since the reading is not known: it was read as late as it is judged.
  const records = own.map(record => (record.record === 'unit' ? { ...record, started: now, ended: now } : record));
  const targets = read.targets.filter(({ account }) => accounts.has(account));
  const inventory = mergeInventories([
    { header: { version: 2, tool: 'cloudbrief test', started: now, targets: [...targets] }, records, ended: now },
  ]);
  const findings: Finding[] = [];
  assessInventory(inventory, {
    checks: await selectChecks({}),
    facts: FACTS,
    traits: PROVIDER_TRAITS,
    now,
    version: '0.0.0-test',
    client: { name: 'A company', tlp: 'TLP:CLEAR' },
    onFinding: finding => findings.push(finding),
  });
  return findings;
}
