/**
 * The head of a command that gives a program a virtual display. Without `-noreset` the display starts
 * over whenever its last client goes, and turns away a window that opens at that moment.
 */
export const VIRTUAL_DISPLAY = ['xvfb-run', '-a', '-s', '-screen 0 1280x1024x24 -noreset'];
