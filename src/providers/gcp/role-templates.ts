import type { GcpRole } from './custom-role.ts';

/** Google's own roles that together have every permission; they have more besides. */
export const PREDEFINED_ROLES = ['roles/iam.securityReviewer', 'roles/viewer', 'roles/browser'] as const;

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

# Instead of a role of its own, these of Google together suffice; they allow more:
${PREDEFINED_ROLES.map(role => `#   ${role}`).join('\n')}
`;
}

const yamlOf = ({ title, description, stage, includedPermissions }: GcpRole): string =>
  `title: ${title}
description: ${description}
stage: ${stage}
includedPermissions:
${includedPermissions.map(permission => `- ${permission}`).join('\n')}
`;

/** The same as Terraform configuration: set one of the two variables. */
export function terraformRoles([organization, project]: readonly [GcpRole, GcpRole]): string {
  return `variable "organization" {
  type    = string
  default = null
}

variable "project" {
  type    = string
  default = null
}

variable "member" {
  type        = string
  description = "Who reads: serviceAccount:name@project.iam.gserviceaccount.com"
}

resource "google_organization_iam_custom_role" "cloudbrief_reader" {
  count       = var.organization == null ? 0 : 1
  org_id      = var.organization
  role_id     = "cloudbriefReader"
${bodyOf(organization)}
}

resource "google_organization_iam_member" "cloudbrief_reader" {
  count  = var.organization == null ? 0 : 1
  org_id = var.organization
  role   = google_organization_iam_custom_role.cloudbrief_reader[0].name
  member = var.member
}

resource "google_project_iam_custom_role" "cloudbrief_reader" {
  count       = var.project == null ? 0 : 1
  project     = var.project
  role_id     = "cloudbriefProjectReader"
${bodyOf(project)}
}

resource "google_project_iam_member" "cloudbrief_reader" {
  count   = var.project == null ? 0 : 1
  project = var.project
  role    = google_project_iam_custom_role.cloudbrief_reader[0].name
  member  = var.member
}
`;
}

const bodyOf = ({ title, description, includedPermissions }: GcpRole): string =>
  `  title       = "${title}"
  description = "${description}"
  permissions = ${JSON.stringify(includedPermissions, null, 2).replaceAll('\n', '\n  ')}`;
