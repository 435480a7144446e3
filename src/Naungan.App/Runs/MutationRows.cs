namespace Naungan.App.Runs;

/// <summary>
/// Who came, who left and whose data changed between the month before a run and the run. In: paid now and not the month
/// before, so also somebody who comes back after a gap. Out: paid by the programme the month before and by nobody now.
/// Changed: paid in both, with a correction sealed since the month before was computed.
/// </summary>
internal static class MutationRows
{
    private const string Sums =
        "select l.person_id, cast(sum(case l.insurance when 'jkk' then l.amount else 0 end) as bigint) as jkk, "
        + "cast(sum(case l.insurance when 'jkm' then l.amount else 0 end) as bigint) as jkm, "
        + "cast(sum(case l.insurance when 'jht' then l.amount else 0 end) as bigint) as jht, "
        + "cast(sum(l.amount) as bigint) as amount from run_line l where l.region_code = @region and l.run_id = @run "
        + "group by l.person_id";

    private const string Before =
        "select distinct l.person_id from run b join run_line l on l.region_code = b.region_code and l.run_id = b.id "
        + "where b.region_code = @region and b.programme_code = @programme and b.month = @before "
        + "and b.state <> 'reversed' and l.correction = 0";

    private const string Corrected =
        "select k.person_id from decree d join decree_line k on k.region_code = d.region_code and k.decree_id = d.id "
        + "where d.region_code = @region and d.programme_code = @programme and d.state = 'sealed' "
        + "and k.change = 'corrected' and d.sealed_at <= @OpenedAt and d.sealed_at > coalesce((select max(b.opened_at) "
        + "from run b where b.region_code = @region and b.programme_code = @programme and b.month = @before "
        + "and b.state <> 'reversed'), d.drafted_at)";

    private const string Nothing = "0 as jkk, 0 as jkm, 0 as jht, 0 as amount";

    internal const string Sql =
        $"with now_paid as ({Sums}), before_paid as ({Before}), corrected as ({Corrected}), moved as ("
        + "select n.person_id, n.jkk, n.jkm, n.jht, n.amount, "
        + "case when n.person_id in (select person_id from before_paid) then 'changed' else 'in' end as change "
        + "from now_paid n where n.person_id not in (select person_id from before_paid) "
        + "or n.person_id in (select person_id from corrected) "
        + $"union all select b.person_id, {Nothing}, 'out' as change from before_paid b "
        + "where b.person_id not in (select person_id from now_paid) and not exists (select 1 from run_line o "
        + "where o.region_code = @region and o.person_id = b.person_id and o.month = @month and o.correction = 0)) "
        + "select x.person_id, x.jkk, x.jkm, x.jht, x.amount, p.name, p.nik_sealed, p.birth_date, p.address, "
        + "p.village_code, e.category, x.change from moved x "
        + "join person p on p.region_code = @region and p.id = x.person_id "
        + "left join enrolment e on e.region_code = @region and e.programme_code = @programme "
        + "and e.person_id = x.person_id order by x.change, x.person_id";
}
