// What a finding does to due dates, counted in obligations of the child.

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <unordered_map>

#include "checks/look.hpp"
#include "duly/care.hpp"

namespace duly {
namespace {

/// Which obligations a finding bears on.
enum class BearsOn : std::uint8_t {
  period,  ///< those of the period of care its row stands in
  care,    ///< every one of the looked-after child
  plans,   ///< every one of the child's plans
};

struct Effect {
  std::string_view code;
  BearsOn on;
  std::string_view words;
};

constexpr std::array kEffects = {
    Effect{"431", BearsOn::period, "this restarts the clock"},
    Effect{"432", BearsOn::period, "this restarts the clock"},
    Effect{"433", BearsOn::period, "this gap restarts the clock"},
    Effect{"N17", BearsOn::period, "this gap restarts the clock"},
    Effect{"N18", BearsOn::period, "this restarts the clock"},
    Effect{"142", BearsOn::period, "the end taken decides when care goes on"},
    Effect{"501", BearsOn::period, "the end taken decides when care goes on"},
    Effect{"388", BearsOn::period, "the duty was taken to end there"},
    Effect{"D301", BearsOn::period, "the end taken decides when care goes on"},
    Effect{"D302", BearsOn::period, "the duty was taken to end there"},
    Effect{"D303", BearsOn::care, "the row taken decides"},
    Effect{"D313", BearsOn::care, "the start taken decides"},
    Effect{"D315", BearsOn::plans, "what fell due since cannot be judged"},
    Effect{"D305", BearsOn::period, "the rows decide together"},
    Effect{"144", BearsOn::period, "which duty runs depends on it"},
    Effect{"146", BearsOn::period, "which duty runs depends on it"},
    Effect{"D307", BearsOn::period, "which duty runs depends on it"},
    Effect{"356", BearsOn::care, "judged without the row"},
    Effect{"N02", BearsOn::care, "judged without this review"},
    Effect{"N03", BearsOn::care, "judged without this review"},
    Effect{"N37", BearsOn::care, "judged without this review"},
    Effect{"8925", BearsOn::plans, "judged without the plan"},
    Effect{"N24", BearsOn::plans, "judged without this conference"},
    Effect{"8841", BearsOn::plans, "judged without this conference"},
    Effect{"8940", BearsOn::plans, "each plan is judged by itself"},
    Effect{"D201", BearsOn::care, "judged without the row"},
    Effect{"D202", BearsOn::care, "judged without the row"},
    Effect{"D203", BearsOn::care, "judged without the row"},
    Effect{"D204", BearsOn::care, "judged without the row"},
    Effect{"D205", BearsOn::care, "judged without the row"},
    Effect{"D206", BearsOn::care, "judged without the row"}};

/// Which findings bear on due dates. A code is looked up once, not once a finding.
class Effects {
 public:
  const Effect* of(const Diagnostic& d) {
    if (d.child == kNoId) return nullptr;
    const auto [at, is_new] = known_.try_emplace(d.info, nullptr);
    if (is_new) at->second = find(d.info->id);
    // A cell of a column that may be blank was passed over; the row was used.
    const bool cell_alone = d.info->id.substr(0, 2) == "D2" && d.severity != Severity::error;
    return cell_alone ? nullptr : at->second;
  }

 private:
  static const Effect* find(std::string_view code) {
    const auto* found = std::find_if(kEffects.begin(), kEffects.end(),
                                     [code](const Effect& e) { return e.code == code; });
    return found == kEffects.end() ? nullptr : found;
  }

  std::unordered_map<const CodeInfo*, const Effect*> known_;
};

/// The period of care of the child that the episode on `row` is part of.
std::optional<std::uint32_t> period_of(const CheckInput& in, Id child, RowRef row) {
  const Histories& h = in.histories;
  OptDate from;
  for (std::uint32_t i = h.episodes_of[child]; i < h.episodes_of[child + 1]; ++i) {
    if (h.episodes[i].row == row) from = h.episodes[i].from;
  }
  const ChildCase& c = in.cases.children[child];
  for (std::uint32_t p = c.periods.last; from && p > c.periods.first; --p) {
    if (in.cases.periods[p - 1].from <= *from) return p - 1;
  }
  return std::nullopt;
}

std::size_t obligations_borne_on(const CheckInput& in, const Diagnostic& d, BearsOn on,
                                 std::span<const Obligation> obligations) {
  const std::optional<std::uint32_t> period =
      on == BearsOn::period ? period_of(in, d.child, d.row) : std::nullopt;
  return static_cast<std::size_t>(
      std::count_if(obligations.begin(), obligations.end(), [&](const Obligation& o) {
        if (on == BearsOn::plans) return o.duty == Duty::cp_review;
        if (!of_care(o.duty)) return false;
        return on == BearsOn::care || (period && o.case_index == *period);
      }));
}

std::string sentence(const Effect& effect, std::size_t obligations) {
  if (obligations == 0) return {};
  return std::string(effect.words) + ": " + std::to_string(obligations) +
         (obligations == 1 ? " obligation affected" : " obligations affected");
}

}  // namespace

std::unordered_map<std::size_t, std::string> effects_of(const CheckInput& in,
                                                        std::span<const Diagnostic> findings) {
  Effects effects;
  std::map<Id, std::vector<std::size_t>> by_child;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (effects.of(findings[i]) != nullptr) by_child[findings[i].child].push_back(i);
  }
  std::unordered_map<std::size_t, std::string> out;
  std::vector<Obligation> obligations;
  for (const auto& [child, places] : by_child) {
    obligations.clear();
    obligations_of(in.cases, child, in.histories, in.law, in.coverage, obligations);
    for (const std::size_t i : places) {
      const Effect& effect = *effects.of(findings[i]);
      std::string said =
          sentence(effect, obligations_borne_on(in, findings[i], effect.on, obligations));
      if (!said.empty()) out.emplace(i, std::move(said));
    }
  }
  return out;
}

}  // namespace duly
