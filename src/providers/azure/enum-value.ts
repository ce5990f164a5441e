/** Whether a value of Resource Manager is the named one: services return the same value in different case. */
export const isEnumValue = (given: unknown, name: string): boolean =>
  typeof given === 'string' && given.toLowerCase() === name.toLowerCase();
