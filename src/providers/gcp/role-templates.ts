import type { GcpRole } from './custom-role.ts';

/** Google's own roles that together have every permission; they have more besides. */
export const PREDEFINED_ROLES = [
  'roles/iam.securityReviewer',
  'roles/browser',
  'roles/compute.viewer',
  'roles/bigquery.metadataViewer',
  'roles/cloudsql.viewer',
  'roles/appengine.appViewer',
  'roles/orgpolicy.policyViewer',
  'roles/cloudasset.viewer',
] as const;

/** The commands that create the role in an organization or a project and grant it. */
export function gcloudCommands([organization, project]: readonly [GcpRole, GcpRole]): string {
  return `# Of an organization: every project in it can be read.
cat > cloudbrief-reader.yaml <<'ROLE'
${yamlOf(organization)}ROLE
gcloud iam roles create cloudbriefReader --organization=<organization> --file=cloudbrief-reader.yaml
gcloud organizations add-iam-policy-binding <organization> --member=<member> --role=organizations/<organization>/roles/cloudbriefReader --condition=None

# Of one project.
cat > cloudbrief-project-reader.yaml <<'ROLE'
${yamlOf(project)}ROLE
gcloud iam roles create cloudbriefProjectReader --project=<project> --file=cloudbrief-project-reader.yaml
gcloud projects add-iam-policy-binding <project> --member=<member> --role=projects/<project>/roles/cloudbriefProjectReader --condition=None

# Only where the calls count for another project (gcp.quotaProject, or that of a user's sign-in): on that project.
# gcloud projects add-iam-policy-binding <quota-project> --member=<member> --role=roles/serviceusage.serviceUsageConsumer --condition=None

# Instead of a role of its own, these of Google together suffice; they allow more:
${PREDEFINED_ROLES.map(role => `#   ${role}`).join('\n')}
`;
}

export const yamlOf = ({ title, description, stage, includedPermissions }: GcpRole): string =>
  `title: ${title}
description: ${description}
stage: ${stage}
includedPermissions:
${includedPermissions.map(permission => `- ${permission}`).join('\n')}
`;

/** The same as Terraform configuration: set one of the two variables. */
export function terraformRoles([organization, project]: readonly [GcpRole, GcpRole]): string {
  const ofOrganization = { type: 'organization', owner: 'org_id', id: 'cloudbriefReader', role: organization };
  const ofProject = { type: 'project', owner: 'project', id: 'cloudbriefProjectReader', role: project };
  return [
    variableOf('organization', 'default = null'),
    variableOf('project', 'default = null'),
    variableOf('member', 'description = "Who reads: serviceAccount:name@project.iam.gserviceaccount.com"'),
    variableOf('quota_project', 'default = null'),
    resourcesOf(ofOrganization),
    resourcesOf(ofProject),
    QUOTA_PROJECT,
  ].join('\n');
}

const variableOf = (name: string, setting: string): string => `variable "${name}" {
  type = string
  ${setting}
}
`;

/** Whose quota the calls use needs no right to read, but the right to be used. */
const QUOTA_PROJECT = `# Only where the calls count for another project (gcp.quotaProject, or that of a user's sign-in).
resource "google_project_iam_member" "cloudbrief_quota" {
  count   = var.quota_project == null ? 0 : 1
  project = var.quota_project
  role    = "roles/serviceusage.serviceUsageConsumer"
  member  = var.member
}
`;

interface Scope {
  readonly type: string;
  /** The argument that names the organization or project. */
  readonly owner: string;
  readonly id: string;
  readonly role: GcpRole;
}

const resourcesOf = ({
  type,
  owner,
  id,
  role: { title, description, includedPermissions },
}: Scope): string => `resource "google_${type}_iam_custom_role" "cloudbrief_reader" {
  count       = var.${type} == null ? 0 : 1
  ${owner} = var.${type}
  role_id     = "${id}"
  title       = "${title}"
  description = "${description}"
  permissions = ${JSON.stringify(includedPermissions, null, 2).replaceAll('\n', '\n  ')}
}

resource "google_${type}_iam_member" "cloudbrief_reader" {
  count  = var.${type} == null ? 0 : 1
  ${owner} = var.${type}
  role   = google_${type}_iam_custom_role.cloudbrief_reader[0].name
  member = var.member
}
`;
