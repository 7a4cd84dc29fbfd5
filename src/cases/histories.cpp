#include "duly/care.hpp"
#include "duly/cases.hpp"
#include "duly/protection.hpp"

namespace duly {

Histories::Histories() = default;
Histories::Histories(const Histories&) = default;
Histories::Histories(Histories&&) noexcept = default;
Histories& Histories::operator=(const Histories&) = default;
Histories& Histories::operator=(Histories&&) noexcept = default;
Histories::~Histories() = default;

}  // namespace duly
