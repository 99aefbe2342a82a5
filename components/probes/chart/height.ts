/** In pixels; known before the chart is there, so that nothing moves. */
export const CHART_HEIGHT = 220;
/** The line above it, which says what is under the cursor. */
export const WORDS_HEIGHT = 20;
