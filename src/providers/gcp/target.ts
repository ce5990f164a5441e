import type { Reading } from '../../model/reading.ts';
import type { ProjectAssets } from './project-assets.ts';
import type { GcpTransport } from './client/transport.ts';

/** A project to read. */
export interface GcpProject {
  readonly id: string;
  /** Left out where the project was named and cannot be looked up. */
  readonly number?: string | undefined;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly createdAt?: string | undefined;
  /** `folders/123`, `organizations/456`. */
  readonly parent?: string | undefined;
  /** The names of the folders above it, from the organization down; left out where not all of them are known. */
  readonly division?: readonly string[] | undefined;
}

/** What all units of one project share. */
export interface GcpTarget {
  readonly project: GcpProject;
  readonly transport: GcpTransport;
  readonly hierarchy: Hierarchy;
  /** The APIs that are enabled in the project, read once. */
  enabledApis?: Promise<Reading<ReadonlySet<string>>>;
  /** What Cloud Asset Inventory has of the project, read once. */
  assets?: Promise<Reading<ProjectAssets>>;
  /** Answers that several collectors of the project need, by key. */
  readonly shared: Map<string, Promise<unknown>>;
}

/** Forgets the answers of a project once this many of its units have ended: of thousands of projects, few are kept at once. */
export function forgetAfter(target: GcpTarget, units: number): () => void {
  let left = units;
  return () => {
    left -= 1;
    if (left > 0) return;
    target.shared.clear();
    delete target.enabledApis;
    delete target.assets;
  };
}

/** Answers about folders and organizations, which all projects below them share. */
export interface Hierarchy {
  /** The folders and organizations that were asked for: `organizations/456`. */
  readonly scopes?: readonly string[];
  readonly shared: Map<string, Promise<unknown>>;
}
