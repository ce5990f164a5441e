import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { requireField } from '../../../kit/response-fields.ts';
import { UnreadError } from '../../client/failure.ts';
import { gcpOperations, type GcpCollector, type GcpContext, type GcpList, type GcpRead } from '../../context.ts';
import { encryptionByKey, headOf, infrastructureAsCodeBy, numberOf, type Labels } from '../../facets/common.ts';
import { inStorageLocation } from '../../facets/placement.ts';
import { isEverybody } from '../../facets/iam-policy.ts';

const DATASETS: GcpList = {
  call: 'bigquery:datasets.list',
  permission: 'bigquery.datasets.get',
  path: '/bigquery/v2/projects/{project}/datasets',
  query: 'all=false&maxResults=500',
  items: 'datasets',
};
const DATASET: GcpRead = {
  call: 'bigquery:datasets.get',
  permission: 'bigquery.datasets.get',
  path: '/bigquery/v2/projects/{project}/datasets/{dataset}',
  lists: ['access'],
};
/** The list leaves out, without a word, what the identity may not see. */
const PERMISSIONS: GcpRead = {
  call: 'cloudresourcemanager:projects.testIamPermissions',
  path: '/v3/projects/{project}:testIamPermissions',
  body: { permissions: ['bigquery.datasets.get'] },
  texts: ['permissions'],
};

interface Listed {
  readonly datasetReference?: { readonly datasetId?: string };
  readonly location?: string | undefined;
  readonly labels?: Labels | undefined;
}

interface Dataset {
  readonly location?: string | undefined;
  readonly labels?: Labels | undefined;
  readonly creationTime?: string;
  readonly maxTimeTravelHours?: string;
  readonly defaultEncryptionConfiguration?: { readonly kmsKeyName?: string } | null;
  readonly access?:
    readonly { readonly specialGroup?: string; readonly iamMember?: string; readonly domain?: string }[] | null;
}

/** Datasets of BigQuery; tables and rows are not read. */
export const gcpBigQuery: GcpCollector = {
  id: 'gcp-bigquery',
  provider: 'gcp',
  scope: 'global',
  lists: ['warehouse'],
  fills: {
    warehouse: [
      'placement', 'dataDurability', 'encryptionAtRest', 'encryptionInTransit', 'automatedBackups', 'networkInterfaces', 'listeners', 'sharedWith', 'infrastructureAsCode', 'accessLogging',
    ],
  }, // prettier-ignore
  operations: gcpOperations(DATASETS, DATASET, PERMISSIONS),
  // The list has names, places and labels only.
  decidedBy: { sharedWith: [DATASET.call], encryptionAtRest: [DATASET.call], automatedBackups: [DATASET.call] },
  collect: async ctx => {
    await ctx.list('warehouse', DATASETS.call, async () => {
      await ctx.each<Listed>(DATASETS, row => emitDataset(ctx, row));
      await requireAll(ctx);
    });
  },
};

/** Throws where datasets may be missing from the list. */
async function requireAll(ctx: GcpContext): Promise<void> {
  const enabled = await ctx.enabledApis();
  if (enabled.state === 'value' && !enabled.value.has('bigquery')) return;
  const granted = await ctx.read(PERMISSIONS.call, () =>
    ctx.get<{ readonly permissions?: readonly string[] }>(PERMISSIONS),
  );
  if (granted.state === 'unread') throw new UnreadError(granted);
  if (granted.state === 'value' && (granted.value.permissions ?? []).includes('bigquery.datasets.get')) return;
  throw new UnreadError({
    state: 'unread',
    reason: 'denied',
    detail: 'no role on the project allows bigquery.datasets.get; the list leaves out what cannot be seen',
  });
}

async function emitDataset(ctx: GcpContext, listed: Listed): Promise<void> {
  const id = listed.datasetReference?.datasetId;
  const dataset = await ctx.read(DATASET.call, () => ctx.get<Dataset>(DATASET, { dataset: id ?? '' }));
  // With its details refused it is the same dataset in the same place.
  const told: Dataset = dataset.state === 'value' ? dataset.value : {};
  const known: Dataset = { ...told, location: listed.location ?? told.location, labels: listed.labels ?? told.labels };
  const created = numberOf(known.creationTime);
  ctx.emit({
    ...headOf(ctx, {
      ...{
        kind: 'warehouse',
        type: 'bigquery.googleapis.com/Dataset',
        region: (known.location ?? 'global').toLowerCase(),
      },
      ...{
        name: id === undefined ? undefined : `projects/${ctx.account}/datasets/${id}`,
        labels: known.labels,
        createdAt: created,
      },
    }),
    facets: {
      // Data access logs of BigQuery are on by default and cannot be switched off (cloud.google.com/logging/docs/audit).
      accessLogging: value('enabled'),
      placement: placementOf(known, dataset),
      dataDurability: value('durable'),
      encryptionAtRest:
        dataset.state === 'value' ? encryptionByKey(known.defaultEncryptionConfiguration?.kmsKeyName) : dataset,
      // The API takes TLS connections only.
      encryptionInTransit: value('required'),
      automatedBackups: mapReading(dataset, timeTravelOf),
      networkInterfaces: absent,
      listeners: value([{ protocol: 'tcp', port: 443, redirectsToHttps: false }]),
      sharedWith: mapReading(dataset, sharedWithOf),
      infrastructureAsCode: dataset.state === 'absent' ? absent : infrastructureAsCodeBy(known.labels),
    },
  });
}

function placementOf({ location }: Dataset, dataset: Reading<Dataset>): Reading<Facets['placement']> {
  const known = requireField(location, 'location');
  if (known.state === 'value') return inStorageLocation(known.value);
  return dataset.state === 'unread' ? dataset : known;
}

/** Time travel brings back tables as they were, for two to seven days; seven where nothing is set. */
const timeTravelOf = ({ maxTimeTravelHours }: Dataset): Facets['automatedBackups'] => ({
  retentionDays: (numberOf(maxTimeTravelHours) ?? 168) / 24,
  pointInTimeRecovery: true,
});

function sharedWithOf({ access }: Dataset): Facets['sharedWith'] {
  const members = (access ?? []).flatMap(({ specialGroup, iamMember, domain }) => [
    ...(specialGroup === 'allAuthenticatedUsers' || isEverybody(iamMember ?? '') ? ['*'] : []),
    ...(domain === undefined ? [] : [`domain:${domain}`]),
  ]);
  return [...new Set(members)].sort();
}
