/**
 * Whether a call lists the resources of a type: `rds:DescribeDBInstances` for `AWS::RDS::DBInstance`,
 * `Microsoft.Sql/servers/databases:list` for `Microsoft.Sql/servers/databases`, `compute:firewalls.list` for
 * `compute.googleapis.com/Firewall`.
 */
export function namesType(call: string, type: string): boolean {
  const [service = '', action = ''] = call.toLowerCase().split(':');
  // A query for resources of any type lists these too.
  if (action === 'resources') return true;
  // In ARM the type stands before the action, whole.
  if (service.includes('/')) return service === type.toLowerCase();
  const name = type.toLowerCase().split(/::|\//).at(-1) ?? '';
  // Of Google, the collection stands before the method.
  const listed = action.includes('.') ? (/\.(\w+)\.\w*list$/.exec(`.${action}`)?.[1] ?? '') : action;
  return name !== '' && [name, `${name}s`, `${name}es`, name.replace(/y$/, 'ies')].some(one => listed.endsWith(one));
}
