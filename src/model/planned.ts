import type { Kind, Provider } from './kinds.ts';
import type { Reading } from './reading.ts';
import type { FacetReadings } from './resource.ts';
import type { Templates } from './template.ts';

/** The products whose plans, states and templates are read; they stand where an inventory names the tool that wrote it. */
const SCHEMES = {
  Terraform: 'terraform:',
  OpenTofu: 'terraform:',
  CloudFormation: 'cloudformation:',
  Bicep: 'bicep:',
  'ARM template': 'arm-template:',
} as const;
export type PlanningProduct = keyof typeof SCHEMES;

/** What a plan makes has no id of the provider yet: its address stands for it. */
export const plannedId = ({ address }: Pick<PlannedResource, 'address'>, product: PlanningProduct): string =>
  `${SCHEMES[product]}${address}`;
export const isPlannedId = (id: string): boolean => Object.values(SCHEMES).some(scheme => id.startsWith(scheme));

/** Whether an inventory is made of a plan, a state or a template. */
export const isPlanned = ({ header }: { readonly header: { readonly tool: string } }): boolean =>
  Object.hasOwn(SCHEMES, header.tool);

/** Whether a tool that an inventory names is the language of a template. */
export const isTemplateProduct = (tool: string): boolean =>
  Object.hasOwn(SCHEMES, tool) && SCHEMES[tool as PlanningProduct] !== SCHEMES.Terraform;

/** Attributes in a Terraform plan or state. What is known only after the apply, or marked as sensitive, is unread. */
export interface PlannedBlock {
  /** By path: `settings.0.tier`. Absent: null, or not set. Unread where any part of the value is. */
  readonly read: (path: string) => Reading<unknown>;
  /** Nested blocks of a name. Absent: none. */
  readonly blocks: (path: string) => Reading<readonly PlannedBlock[]>;
}

export interface PlannedResource extends PlannedBlock {
  /** `module.shop.aws_s3_bucket.logs["eu"]`. */
  readonly address: string;
  readonly type: string;
  /** What the apply does to it; `none` in a state. */
  readonly change: 'create' | 'update' | 'replace' | 'none' | 'delete';
}

/** Everything in a plan or state that names resources of one cloud. */
export interface Plan {
  /** What is there after the apply. */
  readonly ofType: (type: string) => readonly PlannedResource[];
  /** What the apply deletes or replaces, as it was. */
  readonly deleted: (type: string) => readonly PlannedResource[];
  /**
   * The resources of these types that an attribute names, by id or by a reference in the configuration. Unread where one is not
   * in the plan.
   */
  readonly named: (
    from: PlannedResource,
    path: string,
    types: readonly string[],
  ) => Reading<readonly PlannedResource[]>;
  /** Whether the configuration does not write an attribute; false where there is no configuration. Dynamic blocks do not show. */
  readonly isUnset: (resource: PlannedResource, path: string) => boolean;
  /** Data sources that were read. */
  readonly data: (type: string) => readonly PlannedBlock[];
  /** A setting of the provider block that a resource is made with. */
  readonly setting: (resource: PlannedResource, name: string) => string | undefined;
}

/** Where a resource is, as far as the plan says. */
export interface PlannedPlace {
  readonly account?: string | undefined;
  readonly region?: string | undefined;
}

/** What a resource of a type becomes in the inventory. */
export interface PlannedType {
  readonly kind: Kind;
  /** Resource type of the provider: `AWS::S3::Bucket`. */
  readonly type: string;
  /** Its id at the provider, once it has one. */
  readonly id?: (resource: PlannedResource) => string | undefined;
  readonly name?: (resource: PlannedResource) => string | undefined;
  readonly region?: (resource: PlannedResource, plan: Plan) => string | undefined;
  readonly facets: (resource: PlannedResource, context: PlannedContext) => FacetReadings;
}

export interface PlannedContext {
  readonly plan: Plan;
  readonly account: string;
  readonly region: string;
  /** The id of another resource in the inventory. */
  readonly idOf: (resource: PlannedResource) => string;
}

/** How a cloud reads its resources in a plan. */
export interface PlannedTypes {
  readonly provider: Provider;
  /** The plugin without its registry: `hashicorp/aws`. */
  readonly plugins: readonly string[];
  readonly place: (resource: PlannedResource, plan: Plan) => PlannedPlace;
  readonly tags: (resource: PlannedResource) => Readonly<Record<string, string>>;
  readonly types: Readonly<Record<string, PlannedType>>;
  /** Its types in templates, and what they are in Terraform. */
  readonly templates?: Templates;
  /** The kinds that the cloud has lists of: beyond the plan, each is unread. */
  readonly kinds: readonly Kind[];
}
