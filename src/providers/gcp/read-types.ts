import { GCP_COLLECTORS } from './services/index.ts';
import { singular } from './singular.ts';

/** APIs whose assets have the name of another one. */
const OWNERS: Readonly<Record<string, string>> = { kmsinventory: 'cloudkms' };

/** Assets with another name than the collection of the API that lists them, or that are read as a part of another. */
const NAMED_OTHERWISE = [
  'container:nodepool',
  'logging:logsink',
  'logging:logbucket',
  'iam:serviceaccountkey',
  'iam:denypolicy',
  'cloudfunctions:cloudfunction',
];

/** `compute:disks.aggregatedList` → `compute:disk` */
const listed = new Set([
  ...NAMED_OTHERWISE,
  ...GCP_COLLECTORS.flatMap(({ operations }) =>
    operations.map(({ call }) => {
      const [api = '', method = ''] = call.split(':');
      return `${OWNERS[api] ?? api}:${singular(method.split('.').at(-2) ?? '')}`;
    }),
  ),
]);

/** Whether assets of a type, `compute.googleapis.com/Disk`, are read: a collector calls something of it. */
export function isReadType(type: string): boolean {
  const [service = '', name = '', ...more] = type.split('/');
  const [, api] = /^([a-z]+)\.googleapis\.com$/.exec(service) ?? [];
  return api !== undefined && more.length === 0 && listed.has(`${api}:${singular(name)}`);
}
