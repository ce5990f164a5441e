import type { SetupTemplate } from '../provider.ts';
import { gcpRoles, type GcpRole } from './custom-role.ts';
import { yamlOf } from './role-templates.ts';

const FILE = 'cloudbrief-reader';
const ROLE_ID = 'cloudbriefReader';
const READ = 'cloudbrief assess --organization <organization>   # or --folder <folder>';

/** A role of the organization, granted there or on folders: Google has no roles of folders. */
export const terraformSetup: SetupTemplate = {
  file: `${FILE}.tf`,
  text: () => terraformOf(gcpRoles()[0]),
  next: [
    'terraform init',
    `terraform apply -var organization=<organization> -var member=<member>   # for folders also -var 'folders=["<folder>"]'`,
    READ,
  ],
};

const terraformOf = ({ title, description, includedPermissions }: GcpRole): string => `variable "organization" {
  type        = string
  description = "Number of the organization, which has the role"
}

variable "folders" {
  type        = set(string)
  default     = []
  description = "Numbers of the folders to read; empty for the whole organization"
}

variable "member" {
  type        = string
  description = "Who reads: serviceAccount:name@project.iam.gserviceaccount.com"
}

resource "google_organization_iam_custom_role" "cloudbrief_reader" {
  org_id      = var.organization
  role_id     = "${ROLE_ID}"
  title       = "${title}"
  description = "${description}"
  permissions = ${JSON.stringify(includedPermissions, null, 2).replaceAll('\n', '\n  ')}
}

resource "google_organization_iam_member" "cloudbrief_reader" {
  count  = length(var.folders) == 0 ? 1 : 0
  org_id = var.organization
  role   = google_organization_iam_custom_role.cloudbrief_reader.name
  member = var.member
}

resource "google_folder_iam_member" "cloudbrief_reader" {
  for_each = var.folders
  folder   = "folders/\${each.value}"
  role     = google_organization_iam_custom_role.cloudbrief_reader.name
  member   = var.member
}
`;

export const gcloudSetup: SetupTemplate = {
  file: `${FILE}.sh`,
  text: () => commandsOf(gcpRoles()[0]),
  next: [`sh ${FILE}.sh   # with organization and member, or folder, filled in`, READ],
};

const commandsOf = (role: GcpRole): string => `cat > ${FILE}.yaml <<'ROLE'
${yamlOf(role)}ROLE
gcloud iam roles create ${ROLE_ID} --organization=<organization> --file=${FILE}.yaml

# The whole organization can be read:
gcloud organizations add-iam-policy-binding <organization> --member=<member> --role=organizations/<organization>/roles/${ROLE_ID} --condition=None

# Or one folder and everything below it:
# gcloud resource-manager folders add-iam-policy-binding <folder> --member=<member> --role=organizations/<organization>/roles/${ROLE_ID} --condition=None
`;
