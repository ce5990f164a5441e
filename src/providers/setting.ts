/** One key of a provider's section in `cloudbrief.yaml`, and the command-line option that sets the same. */
export interface Setting {
  readonly type: 'text' | 'texts';
  /** What may stand there, where that is a choice. */
  readonly choices?: readonly string[];
  readonly description: string;
  readonly example: string | readonly string[];
  /** What holds where it is left out, in words. */
  readonly otherwise: string;
  readonly option?: {
    /** As commander takes them: `--region <regions...>`. */
    readonly flags: string;
    readonly help: string;
    /** Whether one value may list several with commas. */
    readonly commas?: true;
  };
  /** Selects what is read: an option that does so asks for the provider, and replaces all such keys of the file. */
  readonly selects?: true;
}

export type Settings = Readonly<Record<string, Setting>>;

type ValueOf<S extends Setting> = S extends { readonly choices: readonly (infer Choice extends string)[] }
  ? Choice
  : S extends { readonly type: 'texts' }
    ? readonly string[]
    : string;

/** What is set, by key. */
export type ValuesOf<S extends Settings> = { readonly [K in keyof S]?: ValueOf<S[K]> | undefined };

/** The same with the keys of one provider erased. */
export type SettingValues = Readonly<Record<string, string | readonly string[] | undefined>>;
