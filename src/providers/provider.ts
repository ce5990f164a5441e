import type { Cloud } from '../model/kinds.ts';
import type { PlannedTypes } from '../model/planned.ts';
import type { ProviderTraits } from '../model/provider-traits.ts';
import type { CollectorDeclaration } from './kit/collector.ts';
import type { CollectionPlan, PlannedUnit } from './kit/plan.ts';
import type { ProbeResult } from './kit/probe-result.ts';
import type { Settings, SettingValues, ValuesOf } from './setting.ts';

/** One cloud that can be read. It loads no SDK and no collector: those come with `reader`. */
export interface CloudProvider extends ProviderTraits {
  readonly id: Cloud;
  readonly title: string;
  /** Its section of `cloudbrief.yaml` and its command-line options. */
  readonly settings: Settings;
  readonly profiles?: Profiles;
  /** Whose account the credentials lead to, in one call. */
  readonly identify?: (request: ReadRequest) => Promise<CallerIdentity>;
  readonly reader: () => Promise<ProviderReader>;
  /** Its resources in a Terraform plan. */
  readonly planned: () => Promise<PlannedTypes>;
}

/** Named credentials of this machine, one account each. */
export interface Profiles {
  /** The key of the setting that takes their names. */
  readonly setting: string;
  /** Their names, sorted. */
  readonly known: (environment: Readonly<Record<string, string | undefined>>) => Promise<readonly string[]>;
  /** How `init` asks which of them to read with. */
  readonly question: string;
}

/** What reads one cloud. `V` are the values of its settings. */
export interface ProviderReader<V = SettingValues> {
  /** Signs in, finds the targets and cuts the work into units. Throws a `CloudbriefError` where that leads nowhere. */
  readonly plan: (request: ReadRequest<V>) => Promise<ProviderPlan>;
  /** Tries what a run would do: credentials, then every collector in one place. */
  readonly probe: (request: ReadRequest<V>) => Promise<readonly ProbeResult[]>;
  /** The least-privilege policy in JSON: as many documents as the provider's limits need. */
  readonly policy: (metrics: boolean) => readonly object[];
  /** The same as infrastructure as code, by format. */
  readonly policyTemplates?: Readonly<Record<string, (metrics: boolean) => string>>;
  /** What creates the permissions of `policy` in a whole organization, by format; the first is the usual one. */
  readonly setup: Readonly<Record<string, SetupTemplate>>;
  /** Every collector, charged ones too. */
  readonly collectors: readonly CollectorDeclaration[];
  /** Calls that find credentials, accounts and regions, and read nothing else. */
  readonly planningCalls: readonly string[];
  /** The permissions that a call needs; none where the call is unknown. */
  readonly permissionsOf: (call: string) => readonly string[];
  /** Whether resources of a type, as `resourceCensus` names it, are read. */
  readonly isReadType: (type: string) => boolean;
}

/** Infrastructure as code, or commands, that let cloudbrief read every account of an organization. */
export interface SetupTemplate {
  readonly text: (metrics: boolean) => string;
  /** The name under which `next` finds it. */
  readonly file: string;
  /** The commands that apply it, then the one that reads; `<words>` are for the reader to fill in. */
  readonly next: readonly string[];
}

export interface ReadRequest<V = SettingValues> {
  readonly settings: V;
  /** Also read metrics, which cost money. */
  readonly metrics: boolean;
  /** The tool's version, for the user agent. */
  readonly version: string;
  readonly signal?: AbortSignal | undefined;
}

export interface ProviderPlan extends CollectionPlan {
  readonly warnings: readonly string[];
  /** The settings that lead to one account alone, by account; where there are none, those of the whole plan do. */
  readonly entries?: ReadonlyMap<string, SettingValues>;
  /** The same units, those of one account at a time: all of a large organization take gigabytes. */
  readonly unitsByAccount?: () => Iterable<readonly PlannedUnit[]>;
  /** Ends the connections; call it when the units have run. */
  readonly close: () => void;
}

export interface CallerIdentity {
  readonly account: string;
  /** Who the credentials belong to, as the provider writes it. */
  readonly identity: string;
}

/** A provider whose reader takes exactly its own settings. */
type Definition<S extends Settings> = Omit<CloudProvider, 'settings' | 'profiles' | 'identify' | 'reader'> & {
  readonly settings: S;
  readonly profiles?: Profiles & { readonly setting: keyof S };
  readonly identify?: (request: ReadRequest<ValuesOf<S>>) => Promise<CallerIdentity>;
  readonly reader: () => Promise<ProviderReader<ValuesOf<S>>>;
};

export function defineProvider<const S extends Settings>(definition: Definition<S>): CloudProvider {
  // Safe to erase: values come from the schema and the options that are made of these same settings.
  return Object.freeze(definition) as unknown as CloudProvider;
}
