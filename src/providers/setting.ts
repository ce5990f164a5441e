/** A text or a list of texts, as a key of its own or of each entry of a table. */
export interface Entry {
  readonly type: 'text' | 'texts';
  readonly description: string;
}

/** The entries of a table, by a name that the user writes. */
export type TableValue = Readonly<Record<string, Readonly<Record<string, string | readonly string[] | undefined>>>>;

/** One key of a provider's section in `cloudbrief.yaml`, and the command-line option that sets the same. */
export interface Setting extends Omit<Entry, 'type'> {
  readonly type: Entry['type'] | 'table';
  /** What may stand there, where that is a choice. */
  readonly choices?: readonly string[];
  /** Of a table: what each entry may have, and what its name looks like. */
  readonly entries?: Readonly<Record<string, Entry>>;
  readonly entryName?: { readonly pattern: RegExp; readonly otherwise: string };
  readonly example: string | readonly string[] | TableValue;
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

type EntryOf<E extends Readonly<Record<string, Entry>>> = {
  readonly [K in keyof E]?: (E[K]['type'] extends 'texts' ? readonly string[] : string) | undefined;
};

type ValueOf<S extends Setting> = S extends { readonly entries: infer E extends Readonly<Record<string, Entry>> }
  ? Readonly<Record<string, EntryOf<E>>>
  : S extends { readonly choices: readonly (infer Choice extends string)[] }
    ? Choice
    : S extends { readonly type: 'texts' }
      ? readonly string[]
      : string;

/** What is set, by key. */
export type ValuesOf<S extends Settings> = { readonly [K in keyof S]?: ValueOf<S[K]> | undefined };

/** The same with the keys of one provider erased. */
export type SettingValues = Readonly<Record<string, string | readonly string[] | TableValue | undefined>>;
