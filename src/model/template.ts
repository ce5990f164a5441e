/** Where an attribute of a Terraform type comes from in a template. What is not set, and has no `unset`, is unread. */
export type Source =
  | {
      /** By path: `VersioningConfiguration.Status`. */
      readonly take: string;
      readonly as: 'text' | 'flag' | 'number' | 'texts' | 'json' | 'any';
      /** What the service does where it is not set; `null`: nothing is set. */
      readonly unset?: unknown;
      /** Of a list of `Key` and `Value`, the value of this key. */
      readonly key?: string;
      /** A member of each item, where the template has a list of objects. */
      readonly of?: string;
      /** Other words for the values of the template: `Enabled` → true. */
      readonly words?: Readonly<Record<string, unknown>>;
    }
  /** A block for each item of a list, or one for an object; none where it is not set. Without a path: one, of the resource itself. */
  | { readonly each: string | undefined; readonly shape: Shape }
  | { readonly fixed: unknown }
  /** The resource that the part belongs to. */
  | { readonly owner: true };

/** Attributes, or those of a block. */
export interface Shape {
  readonly [attribute: string]: Source;
}

/** A setting that Terraform has as a resource of its own. */
export interface TemplatePart {
  readonly type: string;
  /** The property that it is made of, one part for each item of a list; without it there is none. */
  readonly from?: string;
  /** Only of items with this property. */
  readonly having?: string;
  readonly attributes: Shape;
}

/** How a resource of a template becomes one of a Terraform plan. */
export interface TemplateType {
  /** `aws_sqs_queue`. */
  readonly type: string;
  /** Only with this property; the first that fits counts. `is`: and with this text in it. */
  readonly where?: { readonly path: string; readonly is?: RegExp };
  readonly attributes: Shape;
  readonly parts?: readonly TemplatePart[];
  /** Types that set a part of it, and the properties that their settings are read as. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Whether no other resource of the cloud can have its name: it is part of a host name. */
  readonly uniqueName?: true;
}

/** By resource type of the provider, in lower case. */
export type TemplateTypes = Readonly<Record<string, readonly TemplateType[]>>;

/** How a template is deployed, as far as somebody says it. */
export interface Deployment {
  /** The file of its parameters. */
  readonly parameters?: string | undefined;
  /** The ARM id of the resource group. */
  readonly resourceGroup?: string | undefined;
}

/** The templates of a cloud, in the language that its own tools deploy. */
export interface Templates {
  readonly language: 'cloudformation' | 'arm';
  readonly types: TemplateTypes;
}
