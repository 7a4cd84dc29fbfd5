#include <algorithm>

#include "duly/group.hpp"

namespace duly {

Grouping::Grouping(GroupSource source, std::vector<By> by, std::string name)
    : source_(std::move(source)), by_(std::move(by)), name_(std::move(name)) {
  if (by_.size() > kMostGroupsCombined) by_.resize(kMostGroupsCombined);
}

bool Grouping::events_only() const {
  return std::any_of(by_.begin(), by_.end(), [](const By& b) { return b.kind->events; });
}

GroupValues Grouping::values(const GroupSubject& subject, Id worker) const {
  GroupValues out;
  out.fill(kNoGroup);
  for (std::size_t i = 0; i < by_.size(); ++i) {
    out[i] = by_[i].kind->value({subject, source_, by_[i].which});
  }
  if (worker != kNoId) out.back() = worker;
  return out;
}

std::string Grouping::label(const GroupValues& values) const {
  return label(values, false);
}

std::string Grouping::bare_label(const GroupValues& values) const {
  return label(values, true);
}

std::string Grouping::label(const GroupValues& values, bool bare) const {
  std::string out;
  for (std::size_t i = 0; i < by_.size(); ++i) {
    if (i > 0) out += " / ";
    std::string part = values[i] == kNoGroup ? "(none)" : by_[i].kind->label(source_, values[i]);
    if (bare && by_[i].kind->coded) part.resize(std::min(part.find(' '), part.size()));
    out += part;
  }
  return out;
}

bool Grouping::before(const GroupValues& a, const GroupValues& b) const {
  for (std::size_t i = 0; i < by_.size(); ++i) {
    if (a[i] == b[i]) continue;
    if (a[i] == kNoGroup || b[i] == kNoGroup) return b[i] == kNoGroup;
    if (by_[i].kind->in_order) return a[i] < b[i];
    const std::string x = by_[i].kind->label(source_, a[i]);
    const std::string y = by_[i].kind->label(source_, b[i]);
    if (x != y) return x < y;
    return a[i] < b[i];
  }
  return false;
}

}  // namespace duly
