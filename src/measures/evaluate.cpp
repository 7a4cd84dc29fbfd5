#include <algorithm>
#include <future>

#include "duly/measure.hpp"

namespace duly {
namespace {

/// The children [first, last) of the cases, judged by each chosen measure.
Evaluation evaluate_part(const Cases& cases, const Histories& histories, const Law& law,
                         const Coverage& coverage, std::span<const Measure* const> chosen,
                         Date from, Id first, Id last) {
  Evaluation out;
  out.counts.resize(chosen.size());
  std::vector<Obligation> obligations;
  std::vector<Verdict> verdicts;
  DutySet duties = 0;
  for (const Measure* m : chosen) duties |= m->duties;
  for (Id child = first; child < last; ++child) {
    obligations.clear();
    obligations_of(cases, child, histories, law, coverage, obligations, duties);
    const MeasureInput input{cases, histories, law, child, obligations, from, cases.as_at};
    for (std::size_t m = 0; m < chosen.size(); ++m) {
      verdicts.clear();
      chosen[m]->judge(input, verdicts);
      for (const Verdict& v : verdicts) {
        out.counts[m].add(v.reason);
        if (v.because >= obligations.size()) continue;
        const std::uint16_t remarks = obligations[v.because].remarks;
        if ((remarks & (kProvisionalHolidays | kMissingHolidays)) != 0) {
          out.provisional_holidays = true;
        }
      }
    }
  }
  return out;
}

constexpr Id kChildrenWorthAThread = 20000;

}  // namespace

Evaluation evaluate(const Cases& cases, const Histories& histories, const Law& law,
                    const Coverage& coverage, std::span<const Measure* const> chosen, Date from,
                    unsigned threads) {
  const auto children = static_cast<Id>(cases.children.size());
  const Id parts = std::max<Id>(1, std::min<Id>(threads, children / kChildrenWorthAThread));
  std::vector<std::future<Evaluation>> later;
  const auto start_of = [&](Id part) {
    return static_cast<Id>(static_cast<std::uint64_t>(children) * part / parts);
  };
  for (Id part = 1; part < parts; ++part) {
    later.push_back(std::async(std::launch::async, [&, part] {
      return evaluate_part(cases, histories, law, coverage, chosen, from, start_of(part),
                           start_of(part + 1));
    }));
  }
  Evaluation out = evaluate_part(cases, histories, law, coverage, chosen, from, 0, start_of(1));
  for (std::future<Evaluation>& part : later) {
    const Evaluation more = part.get();
    for (std::size_t m = 0; m < chosen.size(); ++m) out.counts[m].add(more.counts[m]);
    out.provisional_holidays = out.provisional_holidays || more.provisional_holidays;
  }
  return out;
}

Listed list_everyone(const Cases& cases, const Histories& histories, const Law& law,
                     const Coverage& coverage, const Measure& measure, Date from) {
  Listed out;
  std::vector<Obligation> obligations;
  for (Id child = 0; child < cases.children.size(); ++child) {
    obligations.clear();
    obligations_of(cases, child, histories, law, coverage, obligations, measure.duties);
    const MeasureInput input{cases, histories, law, child, obligations, from, cases.as_at};
    const std::size_t first = out.verdicts.size();
    measure.judge(input, out.verdicts);
    for (std::size_t i = first; i < out.verdicts.size(); ++i) {
      Verdict& v = out.verdicts[i];
      if (v.because >= obligations.size()) continue;
      out.obligations.push_back(obligations[v.because]);
      v.because = static_cast<std::uint32_t>(out.obligations.size() - 1);
    }
  }
  return out;
}

}  // namespace duly
