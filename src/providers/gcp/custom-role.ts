import { compareText } from '../../lib/text.ts';
import type { GcpCollector } from './context.ts';
import { GCP_PLANNING_OPERATIONS } from './planning-operations.ts';
import { GCP_COLLECTORS } from './services/index.ts';

/** A custom role in the format of `gcloud iam roles create --file`. */
export interface GcpRole {
  readonly title: string;
  readonly description: string;
  readonly stage: 'GA';
  readonly includedPermissions: readonly string[];
}

/** Permissions that exist on folders and organizations only: no role of a project can have them. */
const OF_ORGANIZATION =
  /^(?:resourcemanager\.(?:folders|organizations)\.|resourcemanager\.projects\.list$|accesscontextmanager\.|iam\.denypolicies\.)/;

/**
 * The least-privilege roles for all collectors: for an organization, with what is inherited from folders and the organization,
 * and for one project.
 */
export function gcpRoles(collectors: readonly GcpCollector[] = GCP_COLLECTORS): readonly [GcpRole, GcpRole] {
  const all = [...new Set(declared(collectors).map(({ action }) => action))]
    .filter(action => action !== '')
    .sort(compareText);
  const ofProject = all.filter(permission => !OF_ORGANIZATION.test(permission));
  return [
    roleOf('cloudbrief reader', 'Reads what a cloudbrief briefing needs, and nothing else. For an organization.', all),
    roleOf(
      'cloudbrief project reader',
      'Reads what a cloudbrief briefing needs of one project, and nothing else.',
      ofProject,
    ),
  ];
}

export const roleOf = (title: string, description: string, includedPermissions: readonly string[]): GcpRole => ({
  title,
  description,
  stage: 'GA',
  includedPermissions,
});

/** The permissions that a call needs. */
export function gcpPermissionsOf(call: string, collectors: readonly GcpCollector[] = GCP_COLLECTORS): string[] {
  const own = declared(collectors).filter(operation => operation.call === call && operation.action !== '');
  return [...new Set(own.map(({ action }) => action))].sort(compareText);
}

const declared = (collectors: readonly GcpCollector[]) => [
  ...GCP_PLANNING_OPERATIONS,
  ...collectors.flatMap(({ operations }) => operations),
];
