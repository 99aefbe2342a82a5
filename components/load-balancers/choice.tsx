/** One of a few, beside a search field; the browser's own control. */
export function Choice(props: {
  label: string;
  value: string;
  options: [value: string, words: string][];
  onChange: (value: string) => void;
  className?: string;
}) {
  const { label, value, options, onChange, className = "" } = props;
  return (
    <label className={className}>
      <span className="sr-only">{label}</span>
      <select
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="h-9 max-w-60 rounded-md border border-line-strong bg-surface px-2.5 text-sm"
      >
        {options.map(([each, words]) => (
          <option key={each} value={each}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
