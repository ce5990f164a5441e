import type { Facets } from '../../../model/facets.ts';
import { mapReading, type Reading } from '../../../model/reading.ts';

/** An IAM policy as every service returns it. */
export interface IamPolicy {
  readonly bindings?: readonly Binding[] | null;
  readonly auditConfigs?: readonly unknown[] | null;
}

export interface Binding {
  readonly role?: string;
  readonly members?: readonly string[] | null;
  readonly condition?: { readonly expression?: string; readonly title?: string } | null;
}

/** Everybody, and everybody with a Google account: which anyone gets. */
const EVERYBODY = /^(allUsers|allAuthenticatedUsers)$/;

export const isEverybody = (member: string): boolean => EVERYBODY.test(member);

/** The members of all bindings, with those of a role only where the roles are named. */
export const membersOf = ({ bindings }: IamPolicy, roles?: RegExp): string[] => [
  ...new Set(
    (bindings ?? [])
      .filter(({ role = '' }) => roles === undefined || roles.test(role))
      .flatMap(({ members }) => (members ?? []).filter(member => typeof member === 'string')),
  ),
];

/**
 * Whether a binding opens the resource to everybody. A condition may narrow it (an expiry, a prefix of names): who it lets in
 * is still everybody, for some of it.
 */
export const isPublic = (policy: IamPolicy): boolean => membersOf(policy).some(isEverybody);

/**
 * Who has access besides principals of the project: everybody, domains, and identities of another project. People and groups
 * are of no project; Google's own service agents belong to a service that the project uses.
 */
export function sharedWithOf(policy: IamPolicy, project: string): string[] {
  const shared = membersOf(policy).flatMap(member => {
    if (isEverybody(member)) return ['*'];
    if (member.startsWith('domain:')) return [member];
    const owner = /^serviceAccount:[^@]+@([a-z0-9-]+(?:\.[a-z.]+)?)\.iam\.gserviceaccount\.com$/.exec(member)?.[1];
    if (owner === undefined || owner === project || isServiceAgent(owner)) return [];
    return [owner];
  });
  return [...new Set(shared)].sort();
}

/** `service-123@gcp-sa-pubsub.iam.gserviceaccount.com`, and older names of the same. */
const isServiceAgent = (project: string): boolean =>
  /^(gcp-sa-|gcp-gae-service$|cloud-|compute-system$|container-engine-robot$|containerregistry$|dataflow-service-producer-prod$|dataproc-accounts$|firebase-|gae-api-prod|serverless-robot-prod$|sourcerepo-service-accounts$|storage-transfer-service$|gs-project-accounts$|bigquery-encryption$|cloudcomposer-accounts$|endpoints-portal$|remotebuildexecution$|security-center-api$|service-consumer-management$|service-networking$)/.test(
    project,
  );

export const sharedWithBy = (policy: Reading<IamPolicy>, project: string): Reading<Facets['sharedWith']> =>
  mapReading(policy, found => sharedWithOf(found, project));
