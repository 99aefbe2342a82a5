import { SEARCH_KINDS, type SearchHit } from "@/lib/contracts/search";

/** What can be found: a hit, and by which other words: ids, ARNs, DNS names, addresses. */
export interface SearchEntry extends SearchHit {
  words: readonly string[];
}

/**
 * What fits a query, best first; every word of it must fit. With an empty query everything does, in the order of kinds.
 * Equal ones stay in the order in which they came.
 */
export function rank(entries: readonly SearchEntry[], query: string): SearchEntry[] {
  const asked = wordsOf(query);
  return entries
    .map((entry) => ({ entry, score: scoreOf(entry, asked) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || kindOrder(a.entry) - kindOrder(b.entry))
    .map(({ entry }) => entry);
}

/** Parts of `api / stage` and of `cluster/service` are words; those of an ARN, which has colons, stay together. */
function wordsOf(query: string): string[] {
  const text = query.trim().toLowerCase();
  return text.split(text.startsWith("arn:") ? /\s+/ : /[\s/]+/).filter(Boolean);
}

/** What stands beside a title is mostly the title of something else. */
const BESIDE = 60;

const kindOrder = ({ kind }: SearchEntry): number => SEARCH_KINDS.indexOf(kind);

function scoreOf({ title, detail = "", words }: SearchEntry, asked: readonly string[]): number {
  if (asked.length === 0) return 1;
  const name = title.toLowerCase();
  const beside = detail.toLowerCase();
  const others = words.map((word) => word.toLowerCase());
  let sum = 0;
  for (const word of asked) {
    const score = Math.max(
      inTitle(name, word),
      Math.min(BESIDE, inWords(beside, word)),
      ...others.map((other) => inWords(other, word)),
    );
    if (score === 0) return 0;
    sum += score;
  }
  // A short title says more of what was typed than a long one.
  return sum / asked.length + 1 / (1 + name.length);
}

/**
 * The whole title, a part of it that is a name (`prod` of `EcsDemoAPI / prod`), its start, the start of one of its words,
 * anywhere in it, letters in their order within a word: `ecdm` finds EcsDemo.
 */
function inTitle(title: string, word: string): number {
  if (title === word) return 100;
  if (title.split(" / ").includes(word)) return 85;
  const at = title.indexOf(word);
  if (at === 0) return 80;
  const parts = title.split(/[^\p{L}\p{N}]+/u);
  if (at > 0) return parts.some((part) => part.startsWith(word)) ? 70 : 40;
  return word.length >= 3 && parts.some((part) => inOrder(part, word)) ? 5 : 0;
}

/** An id in full beats a title in part: who pastes an id means it. */
function inWords(text: string, word: string): number {
  if (text === word) return 90;
  const at = text.indexOf(word);
  if (at === 0) return 50;
  return at > 0 ? (isStart(text, at) ? 35 : 20) : 0;
}

const isStart = (text: string, at: number): boolean => /[^\p{L}\p{N}]/u.test(text[at - 1] ?? " ");

function inOrder(text: string, letters: string): boolean {
  let at = -1;
  for (const letter of letters) {
    at = text.indexOf(letter, at + 1);
    if (at < 0) return false;
  }
  return true;
}
