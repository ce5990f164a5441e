import { permissionsOf, type Permission } from '../../../src/providers/azure/client/role-permissions.ts';

/** A resource as in Azure's published examples. */
export interface StoredResource {
  readonly id: string;
  readonly type: string;
  readonly name?: string;
  readonly [member: string]: unknown;
}

/** An error response. */
export interface Refusal {
  /** 0: the connection is closed without a response. */
  readonly status: number;
  readonly code?: string;
  readonly message?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Number of times before it succeeds; default: always. */
  readonly times?: number;
}

export interface ArmFixture {
  readonly subscriptions: readonly {
    readonly subscriptionId: string;
    readonly displayName?: string;
    readonly state?: string;
  }[];
  readonly resources?: readonly StoredResource[];
  /** Response bodies by path, without the query. */
  readonly answers?: Readonly<Record<string, unknown>>;
  readonly locations?: readonly unknown[];
  /** Permissions by subscription; default: all reads. */
  readonly permissions?: Readonly<Record<string, readonly Permission[]>>;
  /** Error responses by a pattern of method and path. */
  readonly refusals?: readonly (readonly [RegExp, Refusal])[];
  /** Providers that the subscription never registered: `Microsoft.Sql`. */
  readonly unregistered?: readonly string[];
  /** Page size. */
  readonly page?: number;
  /** Remaining queries and the reset time, in the headers of Resource Graph. */
  readonly quota?: { readonly remaining: string; readonly resetsAfter: string };
  /** The error of the token endpoint. */
  readonly noToken?: { readonly error: string; readonly error_description: string };
}

/** The parts of a request that decide the response. */
export interface ArmFixtureRequest {
  readonly method: string;
  readonly url: URL;
  readonly body: unknown;
}

export interface ArmFixtureResponse {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const READER: readonly Permission[] = [{ actions: ['*/read'], notActions: [] }];

export const refuse = (
  status: number,
  code: string,
  message: string,
  headers?: Readonly<Record<string, string>>,
): ArmFixtureResponse => ({
  status,
  body: { error: { code, message } },
  ...(headers === undefined ? {} : { headers }),
});
export const send = (body: unknown, headers?: Readonly<Record<string, string>>): ArmFixtureResponse => ({
  status: 200,
  body,
  ...(headers === undefined ? {} : { headers }),
});

export const grantedTo = ({ permissions }: ArmFixture, subscription: string): readonly Permission[] =>
  permissions?.[subscription] ?? READER;

export const isAllowed = (fixture: ArmFixture, subscription: string, action: string): boolean =>
  permissionsOf(grantedTo(fixture, subscription))(action);
