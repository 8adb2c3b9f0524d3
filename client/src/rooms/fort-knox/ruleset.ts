/** Today's masking rules by name. Loaded when asked for: the hash covers the name lists, which the first screen can do without. */
export async function maskRuleset(): Promise<string> {
  return (await import('@arbetsytan/shared/mask/ruleset')).MASK_RULESET_HASH;
}
