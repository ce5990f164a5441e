import { NUMBER, type GcpFixture } from './gcp-fixture.ts';

export interface Asset {
  readonly assetType: string;
  readonly location: string;
  readonly project: string;
}

type Body = Readonly<Record<string, unknown>>;

/** `sslPolicies` → `SslPolicy` */
const typeName = (collection: string): string => {
  const one = collection
    .replace(/ies$/, 'y')
    .replace(/sses$/, 'ss')
    .replace(/(?<!s)s$/, '');
  return one.charAt(0).toUpperCase() + one.slice(1);
};

/** Rows of a list, of all its pages and locations. */
function rowsOf(body: unknown, collection: string): number {
  const { pages, items, ...rest } = (body ?? {}) as Body;
  if (Array.isArray(pages)) return pages.reduce<number>((sum, page) => sum + rowsOf(page, collection), 0);
  if (Array.isArray(items)) return items.length;
  if (items !== undefined && items !== null)
    return Object.values(items).reduce<number>((sum, place) => sum + rowsOf(place, collection), 0);
  const own = rest[collection] ?? (collection === 'serviceAccounts' ? rest['accounts'] : undefined);
  return Array.isArray(own) ? own.length : 0;
}

/** What Cloud Asset Inventory has of the world that the lists of its services answer: each row is an asset, and so is the project. */
export function assetsIn({ answers = {}, projects = [] }: GcpFixture): readonly Asset[] {
  const project = `projects/${projects[0]?.number ?? NUMBER}`;
  const asset = (assetType: string): Asset => ({ assetType, location: 'europe-west1', project });
  const listed = Object.entries(answers).flatMap(([key, body]) => {
    const [api = '', path = ''] = key.split(' ');
    const collection = api === 'storage' && path.endsWith('/b') ? 'buckets' : (path.split('/').at(-1) ?? '');
    if (collection.includes(':')) return [];
    const type = `${api}.googleapis.com/${typeName(collection)}`;
    return Array.from({ length: rowsOf(body, collection) }, () => asset(type));
  });
  return [asset('cloudresourcemanager.googleapis.com/Project'), ...listed];
}
