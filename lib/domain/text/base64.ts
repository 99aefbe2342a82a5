/** UTF-8 text as base64; in a browser and on the server alike. */
export const base64 = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
