/** True on a system whose shortcuts go with the command key. */
export const IS_MAC = navigator.userAgent.includes('Mac');

/** The name of the key that goes with shortcuts on this system. */
export const MOD_KEY = IS_MAC ? '⌘' : 'Ctrl';
