/** Pixels; known before the chart is there, so that nothing moves. */
export const CHART_HEIGHT = 220;
