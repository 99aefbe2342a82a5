/** In place of the rows that are not drawn. */
export const GapRow = ({ height, columns }: { height: number; columns: number }) =>
  height > 0 ? (
    <tr aria-hidden className="max-md:block" style={{ height }}>
      <td colSpan={columns} />
    </tr>
  ) : null;
