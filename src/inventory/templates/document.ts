import type { PlannedBlock, PlanningProduct } from '../../model/planned.ts';
import { unread } from '../../model/reading.ts';
import type { TemplateType, TemplateTypes } from '../../model/template.ts';
import { blockOf } from '../terraform/block.ts';
import type { Document, DocumentResource } from '../terraform/document.ts';
import { isLater, later, written, type Later } from '../terraform/written.ts';
import { attributesBy, propertyAt } from './shape.ts';

/** A resource of a template, after its expressions: what they do not tell is known later. */
export interface TemplateResource {
  /** Its logical id or symbolic name, which people know it by. */
  readonly name: string;
  /** `AWS::SQS::Queue`. */
  readonly type: string;
  readonly properties: unknown;
  /** Those that are known. */
  readonly tags: Readonly<Record<string, string>>;
  /** The id that it will have, or an end of it that is its own in all of the cloud. */
  readonly futureId?: string;
}

interface Head {
  readonly product: PlanningProduct;
  readonly plugin: string;
  readonly stack: string;
  /** Templates that it deploys. */
  readonly nested: readonly string[];
}

/** The template as the plan that it would be, with a new resource for each of a type that is known. */
export function templateDocument(resources: readonly TemplateResource[], types: TemplateTypes, head: Head): Document {
  const rows = resources.map(resource => ({ resource, row: typeOf(resource, types) }));
  const made = rows.flatMap(({ resource, row }) => (row === undefined ? [] : resourcesOf(resource, row, head)));
  const parts = partTypes(types);
  const isRead = (type: string): boolean => parts.has(type.toLowerCase()) || IGNORED.has(type);
  return {
    kind: 'template',
    product: head.product,
    timestamp: undefined,
    resources: made.map(({ resource }) => resource),
    deleted: [],
    data: [],
    configuration: {
      root_module: {
        resources: made.map(({ resource, expressions }) => ({
          type: resource.type,
          name: resource.label,
          mode: 'managed',
          expressions,
        })),
      },
    },
    variables: {},
    nested: head.nested,
    plugin: head.plugin,
    unread: rows.flatMap(({ resource, row }) => (row === undefined && !isRead(resource.type) ? [resource.type] : [])),
  };
}

/** What nothing is made of, and nested stacks, which are named for themselves. */
const IGNORED = new Set(['AWS::CDK::Metadata', 'AWS::CloudFormation::Stack']);

/** Types that are read as settings of others. */
const partTypes = (types: TemplateTypes): ReadonlySet<string> =>
  new Set(Object.values(types).flatMap(rows => rows.flatMap(({ settings = {} }) => Object.values(settings))));

/** The row of a type; a property that is not known fits no row that asks for a text in it. */
export function typeOf({ type, properties }: TemplateResource, types: TemplateTypes): TemplateType | undefined {
  const key = type.toLowerCase();
  const rows = Object.hasOwn(types, key) ? (types[key] ?? []) : [];
  return rows.find(({ where }) => {
    if (where === undefined) return true;
    const given = propertyAt(properties, where.path);
    if (where.is === undefined) return given !== undefined && given !== null;
    return typeof given === 'string' && where.is.test(given);
  });
}

interface Made {
  readonly resource: DocumentResource;
  readonly expressions: unknown;
}

/** Letters, digits and hyphens: what a reference in a configuration may have. */
export const labelOf = (name: string): string => name.replaceAll(/[^\w-]/g, '-');

/** How other resources refer to one. */
export const referenceTo = (type: TemplateType, name: string): Later => later(`${type.type}.${labelOf(name)}`);

function resourcesOf(
  { name, type: declared, properties, tags, futureId }: TemplateResource,
  row: TemplateType,
  { plugin, stack }: Head,
): Made[] {
  const owner = referenceTo(row, name);
  const make = (type: string, suffix: string, shape: TemplateType['attributes'], given: unknown): Made => {
    const attributes = { ...attributesBy(shape, given, owner), tags };
    const known = new Set([...Object.keys(shape), 'tags']);
    const { after, unknown, expressions } = written(attributes);
    const left = Object.keys(shape).filter(one => !(one in attributes));
    const marked = { ...(unknown as object), ...Object.fromEntries(left.map(one => [one, true])) };
    return {
      resource: {
        ...guarded(blockOf({ values: after, unknown: marked, sensitive: {}, later: NOT_TOLD }), known),
        address: `${name}${suffix}`,
        type,
        change: 'create',
        module: '',
        label: labelOf(`${name}${suffix}`),
        index: undefined,
        plugin,
        known,
        slot: `${stack}/${name}`,
        ...(suffix === '' ? { declared } : {}),
        ...(futureId === undefined || suffix !== '' ? {} : { futureId }),
      },
      expressions,
    };
  };
  const parts = (row.parts ?? []).flatMap(({ type, from = '', having, attributes }, at) =>
    itemsOf(propertyAt(properties, from))
      .filter(item => having === undefined || !isNothing(propertyAt(item, having)))
      .map((item, index) => make(type, `.${at}.${index}`, attributes, item)),
  );
  return [make(row.type, '', row.attributes, properties), ...parts];
}

const NOT_TOLD = unread('unsupported', 'the template alone does not tell');
const NOT_READ = unread('unsupported', 'it is not read from a template');

/** An attribute that the table does not have is not one that is not set. */
const guarded = (block: PlannedBlock, known: ReadonlySet<string>): PlannedBlock => {
  const isKnown = (path: string): boolean => known.has(path.split('.')[0] ?? '');
  return {
    read: path => (isKnown(path) ? block.read(path) : NOT_READ),
    blocks: path => (isKnown(path) ? block.blocks(path) : NOT_READ),
  };
};

/** What is known later may be there: a part of which nothing is known. */
const itemsOf = (given: unknown): readonly unknown[] =>
  isNothing(given) ? [] : Array.isArray(given) ? given : [isLater(given) ? later() : given];

const isNothing = (given: unknown): boolean => given === undefined || given === null;
